import { createHash } from 'node:crypto';
import { readHistory } from '../history/history.ts';
import type { Stage } from '../stage.ts';
import { asOwner } from './as-owner.ts';
import { readGoogle } from './google.ts';
import type { Conversation } from './data.ts';
import { toLasting } from './lasting.ts';
import { readConversations } from './read-conversations.ts';
import { readNewest, type Newest } from './told-since.ts';
import { findToldAgain } from './told-again.ts';
import { readWorkbook } from './workbooks.ts';

/** What the product has. */
export interface Picture {
  /** Each part of it, with a hash of all that is in it. */
  readonly parts: ReadonlyMap<string, string>;
  /** How far it has told others what it has done. */
  readonly told: Newest;
  readonly talks: readonly Conversation[];
}

/** Rows as they lie there; what only tells when somebody looked is left out. */
const tables: readonly (readonly [string, string])[] = [
  ['booking.appointments', '*'],
  ['booking.claims', 'id, state, version, blocked_from, blocked_to'],
  ['booking.audit', '*'],
  ['booking.mirror_status', 'tenant_id, appointment_id, mirror, state, version'],
  ['calendar.mirror_appointments', '*'],
  ['calendar.placements', '*'],
  ['workbook.mirror_appointments', '*'],
  ['workbook.changes', '*'],
  ...['callbacks', 'contacts', 'feeds', 'opt_outs'].map(
    (table) => [`voice.${table}`, '*'] as const,
  ),
];

export async function takePicture(stage: Stage): Promise<Picture> {
  const parts = new Map<string, string>();
  const told = await asOwner(stage, async (client) => {
    for (const [table, columns] of tables) {
      const { rows } = await client.query<{ hash: string }>(
        `select md5(coalesce(string_agg(r::text, '|' order by r::text), '')) as hash
           from (select ${columns} from ${table}) r`,
      );
      parts.set(table, rows[0]?.hash ?? '');
    }
    return readNewest(client);
  });
  parts.set(
    'the calendars',
    hashOf(readGoogle(stage.google).toSorted((a, b) => (a.id < b.id ? -1 : 1))),
  );
  for (const shop of stage.shops) {
    const book = readWorkbook(stage.workbooks.folder, shop);
    if (book === undefined) continue;
    for (const [sheet, cells] of Object.entries(toLasting(book))) {
      parts.set(`the ${sheet} in the workbook of ${shop.slug}`, hashOf(cells));
    }
  }
  const { entries } = readHistory(stage.historyFile);
  return { parts, told, talks: await readConversations(stage.stack.origin, entries) };
}

/** A line for each part that is another now, is gone or is new. */
export const comparePictures = (before: Picture, after: Picture): string[] => [
  ...[...new Set([...before.parts.keys(), ...after.parts.keys()])]
    .filter((part) => before.parts.get(part) !== after.parts.get(part))
    .map((part) => `${part} is another after the replay`),
  ...findToldAgain(before.talks, after.talks),
];

const hashOf = (what: unknown): string =>
  createHash('sha256').update(JSON.stringify(what)).digest('hex');
