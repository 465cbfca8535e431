/**
 * The measuring door of the dialogue: JSON Lines on stdin, one answer a line on stdout.
 * `{ id?, text, prev?, prev_acts?, asked?, ref }` → prediction; a bad line → `{ id?, error }`.
 */
import { createInterface } from 'node:readline';

import { answerLine } from '@gomomo/dialogue';

const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
process.stdout.on('error', () => process.exit(0));
for await (const line of lines) {
  if (line.trim() === '') continue;
  process.stdout.write(`${JSON.stringify(answerLine(line))}\n`);
}
