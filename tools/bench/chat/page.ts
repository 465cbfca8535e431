import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { print } from '../booking/report.ts';
import type { Judged } from './bars.ts';

/** When this was loaded, nothing had been started yet. */
const loadBefore = loadavg()[0]?.toFixed(1) ?? '?';

const page = join(import.meta.dirname, '../../../docs/performance-chat.md');

export const toTable = (judged: readonly Judged[]): string =>
  print([
    ['measure', 'now', 'ship', 'target', 'reaches'],
    ...judged.map(({ bar, value, reaches }) => {
      const figure = (number: number | undefined): string =>
        number === undefined ? '–' : `${Math.round(number).toLocaleString('en-US')} ${bar.unit}`;
      return [bar.measure, ...[value, bar.ship, bar.target].map(figure), reaches];
    }),
  ]);

/** `docs/performance-chat.md` as of this run; nobody edits it by hand. */
export function writePage(judged: readonly Judged[]): void {
  writeFileSync(
    page,
    `# Performance of the chat

Written by \`npm run bench -- chat --write\`, ${new Date().toISOString().slice(0, 10)}, on ${cpus().length} cores that the servers, the product and its
callers share; load before the run ${loadBefore}, where 0 is a machine that does nothing else. Less is better in each; \`--check\` ends with 1 when one falls short or was not measured.

${toTable(judged)}

Turns are those of booking conversations held side by side through the real door: a wish, another part of the day,
a day, a time that is held, a name, a question, a change of mind. Each asks for availability or a hold where
the front desk would. No language model is asked.

The 500 windows are Socket.IO clients with a conversation each on \`npm run stack\`, where agent-chat is a process of
its own. They open and say hello; then all lose their line at once, come back and say it again, and the figure is
when the last of them is answered.

A rolling restart of two replicas under 500 open windows, one of four polling, loses no message (2026-11-28): try
it with \`RESTART_WINDOWS=500 npm test -- tools/stack/test/replicas\`; every test run does with 200.
`,
  );
}
