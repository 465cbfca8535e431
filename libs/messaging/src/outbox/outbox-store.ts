import { call, type Pool, type Statement } from '@gomomo/postgres';
import type { OutboxRow } from './outbox-row.ts';

/**
 * The relay's way to the outbox: each call is one statement that commits alone. Leases follow the
 * database's clock, which all relays share.
 */
export interface OutboxStore {
  /** Takes and renews shards that are free or ours; answers all that are ours until then. */
  holdShards(holder: string, ttlMs: number): Promise<number[]>;
  releaseShards(holder: string): Promise<void>;
  /** Unpublished rows by shard in the order of ids, at most `limit` a shard. */
  read(shards: readonly number[], limit: number): Promise<OutboxRow[]>;
  markPublished(rows: readonly OutboxRow[]): Promise<void>;
  /** Sets rows aside; the relay goes round them and their aggregate until it is un-parked. */
  park(rows: readonly OutboxRow[], reason: string): Promise<void>;
  measure(): Promise<OutboxMeasures>;
}

export interface OutboxMeasures {
  /** Counted up to 10,000. */
  readonly unpublished: number;
  readonly parked: number;
  readonly oldestAgeSeconds: number;
}

/** @param pool of a role that sees the outbox of all tenants */
export function createOutboxStore(pool: Pool, schema: string): OutboxStore {
  const sql = toStatements(schema);
  return {
    holdShards: async (holder, ttlMs) => {
      const rows = await call<{ shard: number }>(pool, sql.holdShards, [holder, ttlMs]);
      return rows.map((row) => row.shard);
    },
    releaseShards: async (holder) => {
      await call(pool, sql.releaseShards, [holder]);
    },
    read: (shards, limit) => call<OutboxRow & object>(pool, sql.read, [shards, limit]),
    markPublished: async (rows) => {
      await call(pool, sql.markPublished, toKeys(rows));
    },
    park: async (rows, reason) => {
      await call(pool, sql.park, [...toKeys(rows), reason]);
    },
    measure: async () => {
      const [row] = await call<OutboxMeasures & object>(pool, sql.measure);
      return row ?? { unpublished: 0, parked: 0, oldestAgeSeconds: 0 };
    },
  };
}

const toKeys = (rows: readonly OutboxRow[]) => [
  rows.map((row) => row.tenantId),
  rows.map((row) => row.id),
];

/** Names of schemas are put into SQL as they are. */
export function assertSchemaName(schema: string): void {
  if (!/^[a-z][a-z_]{0,40}$/.test(schema)) throw new Error(`schema ${schema}`);
}

function toStatements(schema: string) {
  assertSchemaName(schema);
  const outbox = `${schema}.outbox`;
  const shards = `${schema}.outbox_shards`;
  const statement = (name: string, text: string): Statement => ({
    name: `${schema}_outbox_${name}`,
    text,
  });
  return {
    holdShards: statement(
      'hold_shards',
      `update ${shards} set holder = $1, held_until = now() + $2 * interval '1 ms'
        where shard = any(array(
          select shard from ${shards}
           where holder = $1 or held_until is null or held_until < now()
             for update skip locked))
       returning shard`,
    ),
    releaseShards: statement(
      'release_shards',
      `update ${shards} set holder = null, held_until = null where holder = $1`,
    ),
    // Per shard by its own index, so that a long backlog is never sorted as a whole.
    read: statement(
      'read',
      `select o.tenant_id as "tenantId", o.id::text as id, o.event_id as "eventId", o.shard,
              o.aggregate_type as "aggregateType", o.aggregate_id as "aggregateId",
              o.aggregate_version as "aggregateVersion", o.event_type as "eventType",
              o.payload, o.headers, o.occurred_at as "occurredAt",
              exists (select from ${outbox} p
                       where p.tenant_id = o.tenant_id and p.aggregate_id = o.aggregate_id
                         and p.parked_at is not null) as waits
         from unnest($1::smallint[]) as s (shard)
        cross join lateral (
          select * from ${outbox} u
           where u.shard = s.shard and u.published_at is null and u.parked_at is null
           order by u.id limit $2) o
        order by o.id`,
    ),
    markPublished: statement(
      'mark_published',
      `update ${outbox} o set published_at = now()
         from unnest($1::uuid[], $2::bigint[]) as k (tenant_id, id)
        where o.tenant_id = k.tenant_id and o.id = k.id`,
    ),
    park: statement(
      'park',
      `update ${outbox} o set parked_at = now(), last_error = $3,
              started_attempts = o.started_attempts + 1
         from unnest($1::uuid[], $2::bigint[]) as k (tenant_id, id)
        where o.tenant_id = k.tenant_id and o.id = k.id`,
    ),
    measure: statement(
      'measure',
      `with waiting as (
         select occurred_at from ${outbox}
          where published_at is null and parked_at is null limit 10000)
       select (select count(*) from waiting)::integer as unpublished,
              (select count(*) from ${outbox} where parked_at is not null)::integer as parked,
              coalesce(extract(epoch from now() - (select min(occurred_at) from waiting)), 0)::float8
                as "oldestAgeSeconds"`,
    ),
  };
}
