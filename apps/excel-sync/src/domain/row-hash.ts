import { createHash } from 'node:crypto';
import type { Cell } from './sheet.ts';

/** Tells whether somebody has edited a row: of what it shows, so it can be made again from a file. */
export function rowHash(cells: readonly Cell[]): string {
  const shown = cells.map((cell) => (typeof cell === 'object' && cell ? cell.value : cell));
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16);
}
