import { createHash } from 'node:crypto';
import type { Cell } from './sheet.ts';

/** Programs that save a file write the last digits of a time in their own way; a second is 0.00001. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Tells whether somebody has edited a row: of what it shows, so it can be made again from a file. */
export function rowHash(cells: readonly Cell[]): string {
  const shown = cells.map((cell) =>
    typeof cell === 'object' && cell ? rounded(cell.value) : cell,
  );
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16);
}
