import { createHash } from 'node:crypto';
import { Client } from 'pg';
import type { Stage } from '../stage.ts';
import { readGoogle } from './google.ts';
import { ownerUrlOf } from '../../rolling/place.ts';
import { readWorkbook } from './workbooks.ts';

/** Each part of what the product has, with a hash of all that is in it. */
export type Picture = ReadonlyMap<string, string>;

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

/** Schemas that tell others what they have done: nothing is told twice because it was read twice. */
const tellers = ['booking', 'voice', 'calendar', 'workbook'];

export async function takePicture(stage: Stage): Promise<Picture> {
  const picture = new Map<string, string>();
  const client = new Client({ connectionString: ownerUrlOf(stage) });
  await client.connect();
  try {
    for (const [table, columns] of tables) {
      const { rows } = await client.query<{ hash: string }>(
        `select md5(coalesce(string_agg(r::text, '|' order by r::text), '')) as hash
           from (select ${columns} from ${table}) r`,
      );
      picture.set(table, rows[0]?.hash ?? '');
    }
    for (const schema of tellers) {
      const { rows } = await client.query<{ count: string }>(
        `select count(*) from ${schema}.outbox where published_at is null`,
      );
      picture.set(`what ${schema} has yet to tell`, rows[0]?.count ?? '');
    }
  } finally {
    await client.end();
  }
  picture.set(
    'the calendars',
    hashOf(readGoogle(stage.google).toSorted((a, b) => (a.id < b.id ? -1 : 1))),
  );
  for (const shop of stage.shops) {
    const book = readWorkbook(stage.workbooks.folder, shop);
    picture.set(`the workbook of ${shop.slug}`, hashOf(book?.rows ?? []));
  }
  return picture;
}

const hashOf = (what: unknown): string =>
  createHash('sha256').update(JSON.stringify(what)).digest('hex');
