import { createHash } from 'node:crypto';
import type { WorkbookFacts } from './facts.ts';
import { count, type Sheet } from './sheet.ts';
import { appointmentsSheet } from './sheets/appointments-sheet.ts';
import { changesSheet } from './sheets/changes-sheet.ts';
import { clientsSheet } from './sheets/clients-sheet.ts';
import { todaySheet } from './sheets/today-sheet.ts';
import { createWallClock } from './wall-clock.ts';

/** Of the sheets and columns: whoever reads a workbook by software looks here first. */
export const schemaVersion = 2;

/** What an owner reads. */
export function toSheets(facts: WorkbookFacts): readonly Sheet[] {
  const clock = createWallClock(facts.business.timeZone);
  return [
    appointmentsSheet(facts, clock),
    todaySheet(facts, clock),
    clientsSheet(facts, clock),
    changesSheet(facts, clock),
  ];
}

/** The same for the same sheets: what is in a file already need not be written again. */
export function contentHash(sheets: readonly Sheet[]): string {
  const hash = createHash('sha256').update(`${schemaVersion}`);
  for (const { rows, ...sheet } of sheets) {
    hash.update(JSON.stringify(sheet));
    for (const row of rows) hash.update(JSON.stringify(row));
  }
  return hash.digest('hex');
}

/** What software reads, beside the hidden columns. */
export function metaSheet({ business, now, sourceVersion }: WorkbookFacts, hash: string): Sheet {
  const facts = [
    ['schema version', count(schemaVersion)],
    ['generated at', createWallClock(business.timeZone).dateTime(now)],
    ['source version', count(sourceVersion)],
    ['content', hash],
    ['tenant', business.id],
    ['time zone', business.timeZone],
  ] as const;
  return {
    name: '_meta',
    columns: [
      { title: 'name', width: 18 },
      { title: 'value', width: 70 },
    ],
    rows: facts.map((cells) => ({ cells, look: 'plain' })),
    hidden: true,
  };
}
