import type { CellObject } from 'xlsx';
import { cellText, toFileText } from '../domain/cell-text.ts';
import type { Cell, NumberFormat } from '../domain/sheet.ts';

export interface CellFormats {
  /** Code of a time of day: 14:00 or 2:00 PM, as the business writes it. */
  readonly time: string;
}

function formatCode(format: NumberFormat, { time }: CellFormats): string {
  if (format === 'date') return 'ddd d mmm yyyy';
  if (format === 'time') return time;
  if (format === 'dateTime') return `d mmm yyyy ${time}`;
  if (format === 'count') return '0';
  const { currency, digits } = format;
  const decimals = digits === 0 ? '' : `.${'0'.repeat(digits)}`;
  return `#,##0${decimals} "${currency.replaceAll(/[^A-Z]/g, '')}"`;
}

/**
 * The only place where a value becomes a cell: a number with its format, or text. Whatever else comes
 * by a mistake becomes text, so nothing that somebody typed is ever a formula, a link or a comment.
 */
export function toCell(cell: Cell, formats: CellFormats): CellObject | undefined {
  if (cell === null) return undefined;
  if (typeof cell === 'object' && typeof cell.value === 'number' && Number.isFinite(cell.value)) {
    return { t: 'n', v: cell.value, z: formatCode(cell.as, formats) };
  }
  const text = cellText(String(cell));
  return text === null ? undefined : { t: 's', v: toFileText(text) };
}
