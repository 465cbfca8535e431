import { migrate, createPool, type Pool } from '@gomomo/postgres';
import { sharedStateMigrations } from '@gomomo/shared-state';
import { freshDatabase, silentLog } from '@gomomo/testing';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { messagingMigrations, outboxSql } from '../src/index.ts';

const booking = {
  schema: 'booking',
  callers: 'booking_app',
  release: '1.0.0',
  sources: [outboxSql],
};

/** An aggregate with an outbox beside it, as booking-core has them. */
const aggregateSql = `
  create table booking.aggregates (id uuid primary key, version integer not null);
  create function booking.change(p_id uuid, p_payload jsonb) returns integer language plpgsql as $$
  declare v_version integer;
  begin
    insert into booking.aggregates as a values (p_id, 1)
    on conflict (id) do update set version = a.version + 1 returning version into v_version;
    perform booking.emit(p_id, v_version, p_payload);
    return v_version;
  end $$;
  create function booking.emit(p_id uuid, p_version integer, p_payload jsonb) returns void
  language sql as $$
    insert into booking.outbox (tenant_id, aggregate_id, aggregate_version, event_id, aggregate_type,
                                topic, type, payload, shard, occurred_at)
    values ('00000000-0000-7000-8000-000000000001', p_id, p_version, gen_random_uuid(), 'thing',
            '', 'changed', p_payload, get_byte(uuid_send(p_id), 15) & 7, now())
  $$;`;

export interface OutboxDatabase {
  /** As the owner, who changes aggregates and operates. */
  readonly pool: Pool;
  /** As the role of a service: what a relay has. */
  readonly relayPool: Pool;
  readonly relayUrl: string;
  readonly messagingUrl: string;
  readonly sharedStateUrl: string;
  /** A session of its own, for a transaction that stays open. */
  connect(): Promise<pg.Client>;
  /** Changes an aggregate and commits; answers its new version. */
  change(id: string, payload?: object): Promise<number>;
  unpublished(): Promise<number>;
  drop(): Promise<void>;
}

export async function createOutboxDatabase(): Promise<OutboxDatabase> {
  const database = await freshDatabase({
    name: 'outbox',
    migrate: async (ownerUrl) => {
      for (const each of [messagingMigrations, sharedStateMigrations, booking]) {
        await migrate({ connectionString: ownerUrl, ...each });
      }
      const owner = new pg.Client(ownerUrl);
      await owner.connect();
      await owner.query(aggregateSql);
      await owner.end();
    },
  });
  const open = (connectionString: string) =>
    createPool({ connectionString, applicationName: 'spec', logger: silentLog });
  const pool = open(database.ownerUrl);
  const relayUrl = database.appUrl('booking_core');
  const relayPool = open(relayUrl);
  const sessions: pg.Client[] = [];
  return {
    ...{ pool, relayPool, relayUrl },
    messagingUrl: database.appUrl('messaging'),
    sharedStateUrl: database.appUrl('shared_state'),
    connect: async () => {
      const session = new pg.Client(database.ownerUrl);
      session.on('error', () => undefined);
      await session.connect();
      sessions.push(session);
      return session;
    },
    change: async (id, payload = {}) => {
      const { rows } = await pool.query<{ version: number }>(
        'select booking.change($1, $2) as version',
        [id, payload],
      );
      return rows[0]?.version ?? 0;
    },
    unpublished: async () => {
      const { rows } = await pool.query<{ count: number }>(
        'select count(*)::integer as count from booking.outbox where published_at is null',
      );
      return rows[0]?.count ?? 0;
    },
    drop: async () => {
      await Promise.all(sessions.map((session) => session.end()));
      await Promise.all([pool.end(), relayPool.end()]);
      await database.drop();
    },
  };
}

/** A UUID whose shard is the given one. */
export function newAggregateId(shard: number): string {
  return randomUUID().slice(0, -2) + shard.toString(16).padStart(2, '0');
}
