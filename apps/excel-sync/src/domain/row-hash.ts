import { createHash } from 'node:crypto';
import { cellText } from './cell-text.ts';
import type { Cell } from './sheet.ts';

/**
 * Programs that save a file write the last digits of a time in their own way: times are whole seconds, which
 * lie far from where they are rounded. What else stands in a row has no digits that this would lose.
 */
const rounded = (value: number): number => Math.round(value * 86_400);

/** Tells whether somebody has edited a row: of what it shows, so it can be made again from a file. */
export function rowHash(cells: readonly Cell[]): string {
  const shown = cells.map((cell) => {
    if (typeof cell === 'object' && cell) return rounded(cell.value);
    return cell === null ? null : cellText(String(cell));
  });
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16);
}
