import type { Clock } from '@gomomo/kernel';
import { call, type Pool } from '@gomomo/postgres';
import type { BusRecord, GroupLag, PartitionLag, PublishOptions, ReceivedRecord } from '../bus.ts';
import { toGroupLag } from '../group-lag.ts';
import { eraseEarlier } from './erase-earlier.ts';
import { packRecords } from './pack-records.ts';

/** The log in Postgres. Positions of a topic rise without gaps in the order of COMMITs. */
export interface EventLog {
  /** All records or none. */
  append(records: readonly BusRecord[], options?: PublishOptions): Promise<void>;
  read(topic: string, position: bigint, limit: number): Promise<ReceivedRecord[]>;
  /** Where the group goes on; the oldest record when it is new. */
  positionOf(group: string, topic: string): Promise<bigint>;
  moveTo(group: string, topic: string, position: bigint): Promise<void>;
  lagOf(group: string, topic: string): Promise<GroupLag>;
}

const appendRecords = {
  name: 'messaging_append_records',
  text: `select from messaging.append_records($1, $2, $3, $4, $5, $6, $7, $8)`,
};

const readRecords = {
  name: 'messaging_read',
  text: `
    select r.position::text as position, r.key, r.headers, r.value, r.appended_at
      from messaging.records r where r.topic = $1 and r.position >= $2
     order by r.position limit $3`,
};

const readPosition = {
  name: 'messaging_read_position',
  text: `
    select coalesce(
      (select next_position from messaging.groups where name = $1 and topic = $2),
      (select min(position) from messaging.records where topic = $2), 0)::text as position`,
};

// Without waiting for the disk: a position that a crash loses only makes records come again.
const movePosition = {
  name: 'messaging_move_position',
  text: `
    insert into messaging.groups (name, topic, next_position)
    select $1, $2, $3 from set_config('synchronous_commit', 'off', true)
    on conflict on constraint groups_pkey do update set next_position = excluded.next_position`,
};

const readLag = {
  name: 'messaging_read_lag',
  text: `
    select count(r.position)::integer as records, g.position::text as position
      from (select coalesce(
        (select next_position from messaging.groups where name = $1 and topic = $2), 0) as position) g
      left join messaging.records r on r.topic = $2 and r.position >= g.position
     group by g.position`,
};

interface Row {
  position: string;
  key: string;
  headers: string;
  value: Buffer | null;
  appended_at: Date;
}

export function createEventLog(pool: Pool, clock: Clock): EventLog {
  return {
    append: (records, { isRepeated = false } = {}) =>
      appendAll(pool, records, new Date(clock.now()), isRepeated),
    read: async (topic, position, limit) => {
      const rows = await call<Row>(pool, readRecords, [topic, position.toString(), limit]);
      return rows.map((row) => toReceivedRecord(topic, row));
    },
    positionOf: async (group, topic) => {
      const [row] = await call<{ position: string }>(pool, readPosition, [group, topic]);
      return BigInt(row?.position ?? 0);
    },
    moveTo: async (group, topic, position) => {
      await call(pool, movePosition, [group, topic, position.toString()]);
    },
    lagOf: async (group, topic) => {
      const rows = await call<Omit<PartitionLag, 'partition'>>(pool, readLag, [group, topic]);
      return toGroupLag(
        group,
        topic,
        rows.map((row) => ({ partition: 0, ...row })),
      );
    },
  };
}

async function appendAll(
  pool: Pool,
  records: readonly BusRecord[],
  at: Date,
  isRepeated: boolean,
): Promise<void> {
  if (records.length === 0) return;
  // Before: if the append fails, the tombstone comes again, and this with it.
  await eraseEarlier(pool, records);
  const { headerAt, valueAt, ends, bytes } = packRecords(records);
  await call(pool, appendRecords, [
    records.map((record) => record.topic),
    records.map((record) => record.key),
    ...[headerAt, valueAt, ends, bytes, at, !isRepeated],
  ]);
}

function toReceivedRecord(topic: string, row: Row): ReceivedRecord {
  return {
    topic,
    key: row.key,
    headers: JSON.parse(row.headers) as Record<string, string>,
    value: row.value,
    partition: 0,
    offset: row.position,
    at: row.appended_at.getTime(),
  };
}
