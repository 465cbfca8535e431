/**
 * `npm run --silent understand`: JSON Lines on stdin → stdout, one answer a line, no network.
 *
 * `{ id?, text, prev?, prev_acts?, asked?, ref }` → `{ id?, intent, date?, time?, end_date?,
 * end_time?, daypart?, polarity?, bound?, weekdays?, language?, spans }`; a line that cannot be read → `{ id?, error }`.
 */
import { runPlainCommand } from '../command-line.ts';
import { answerLine } from './answer-line.ts';
import { createInterface } from 'node:readline';

/** Said once before the first question, so that it meets loaded weights and compiled rules. */
const examples = [
  'Hi, can I book a table for 2 on the 5th of March at half past 7 in the evening?',
  'no, make it next Friday at 10:30 am, or between two and four',
  "that's all for today, thanks",
];

function warmUp(): void {
  for (let round = 0; round < 20; round += 1)
    for (const text of examples) answerLine(JSON.stringify({ text, ref: '2026-03-10T09:00:00' }));
}

async function main(): Promise<void> {
  warmUp();
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== '') process.stdout.write(`${JSON.stringify(answerLine(line))}\n`);
  }
}

const help = `npm run --silent understand: what the front desk understands of a text, a JSON object a line on stdin.

  { "text": "tomorrow at 3 pm", "ref": "2026-11-22T09:00:00" }

  text                          what somebody said
  ref                           what the clock of the shop says, without a zone
  id                            comes back with the answer
  prev, prev_acts, asked        what was said before, and what was asked for

Each line is answered by one on stdout; one that cannot be read, by { "id", "error" }.

  --help   this
`;

if (process.argv[1] === import.meta.filename) {
  await runPlainCommand(help, main);
}
