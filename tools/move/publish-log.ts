import type { BusRecord, EventBus } from '@gomomo/messaging';
import type { Client } from 'pg';
import { fillTable } from './import-archive.ts';
import type { TableEntry } from './manifest.ts';
import type { Say } from './progress.ts';

const atOnce = 500;

interface Row {
  readonly topic: string;
  readonly key: string;
  readonly headers: string;
  readonly value: Buffer | null;
}

/**
 * The embedded bus's log into another bus, in its order: whoever reads a topic from its start finds
 * there what was published so far. Publishing it again is harmless: consumers apply only what is newer.
 */
export async function publishLog(
  db: Client,
  bus: EventBus,
  { entry, folder, say }: { entry: TableEntry; folder: string; say: Say },
): Promise<void> {
  await db.query(`create temporary table moved_records (
    topic text, position bigint, key text, headers text, value bytea, appended_at timestamptz) on commit drop`);
  await fillTable(db, 'moved_records', entry, { folder, say });
  await db.query(`declare moved cursor for
    select topic, key, headers, value from moved_records order by topic, position`);
  for (let published = 0; ;) {
    const { rows } = await db.query<Row>(`fetch ${atOnce} from moved`);
    if (rows.length === 0) return;
    await bus.publish(rows.map(toRecord));
    published += rows.length;
    say(`  ${published} of ${entry.rows} events are in Kafka`);
  }
}

const toRecord = ({ headers, ...row }: Row): BusRecord => ({
  ...row,
  headers: JSON.parse(headers) as Record<string, string>,
});
