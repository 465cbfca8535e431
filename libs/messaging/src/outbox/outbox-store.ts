import type { Clock } from '@gomomo/kernel';
import { call, type Pool } from '@gomomo/postgres';
import { assertSchemaName } from '../schema-name.ts';
import type { OutboxRow } from './outbox-row.ts';

/** The relay's way to the outbox of all tenants: each call is one statement that commits alone. */
export interface OutboxStore {
  readonly schema: string;
  /** Unpublished rows in the order of ids, at most `limit` a shard; round parked aggregates. */
  read(shards: readonly number[], limit: number): Promise<OutboxRow[]>;
  markPublished(rows: readonly OutboxRow[]): Promise<void>;
  /** Lets the newest that has gone out of each aggregate go out once more. */
  sendAgain(aggregates: readonly Pick<OutboxRow, 'tenantId' | 'aggregateId'>[]): Promise<void>;
  /** Sets a row aside; its aggregate waits until it is un-parked. */
  park(row: OutboxRow, reason: string): Promise<void>;
  measure(): Promise<OutboxMeasures>;
}

export interface OutboxMeasures {
  readonly unpublished: number;
  readonly parked: number;
  readonly oldestAt: Date | undefined;
}

/** Calls the functions that `outboxSql` brought to the given schema. */
export function createOutboxStore(pool: Pool, schema: string, clock: Clock): OutboxStore {
  const sql = toStatements(schema);
  const now = () => new Date(clock.now());
  return {
    schema,
    read: (shards, limit) => call<OutboxRow & object>(pool, sql.read, [shards, limit]),
    markPublished: async (rows) => {
      const shards = rows.map((row) => row.shard);
      await call(pool, sql.markPublished, [shards, rows.map((row) => row.id), now()]);
    },
    sendAgain: async (aggregates) => {
      const tenants = aggregates.map(({ tenantId }) => tenantId);
      await call(pool, sql.sendAgain, [tenants, aggregates.map(({ aggregateId }) => aggregateId)]);
    },
    park: async (row, reason) => {
      await call(pool, sql.park, [row.shard, row.id, reason, now()]);
    },
    measure: async () => {
      const [row] = await call<{ pending: string; parked: string; oldest: Date | null }>(
        pool,
        sql.measure,
      );
      return {
        unpublished: Number(row?.pending ?? 0),
        parked: Number(row?.parked ?? 0),
        oldestAt: row?.oldest ?? undefined,
      };
    },
  };
}

function toStatements(schema: string) {
  assertSchemaName(schema);
  const name = (what: string) => `${schema}_outbox_${what}`;
  return {
    read: {
      name: name('read'),
      text: `
        select o.tenant_id as "tenantId", o.aggregate_type as "aggregateType",
               o.aggregate_id as "aggregateId", o.aggregate_version as "aggregateVersion",
               o.id::text as id, o.event_id as "eventId", o.topic, o.type, o.payload, o.headers,
               o.shard, o.occurred_at as "occurredAt"
          from ${schema}.outbox_waiting($1, $2) as o`,
    },
    markPublished: { name: name('mark'), text: `select ${schema}.outbox_mark($1, $2, $3)` },
    sendAgain: { name: name('again'), text: `select ${schema}.outbox_again($1, $2)` },
    park: { name: name('park'), text: `select ${schema}.outbox_park($1, $2, $3, $4)` },
    measure: {
      name: name('measure'),
      text: `select pending, parked, oldest from ${schema}.outbox_backlog()`,
    },
  };
}
