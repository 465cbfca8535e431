import { bookingCoreMigrations } from '@gomomo/booking-core';
import { provision, startPostgres } from '@gomomo/embedded';
import { systemClock } from '@gomomo/kernel';
import {
  createOutboxRelay,
  createOutboxStore,
  messagingMigrations,
  type BusRecord,
  type EventBus,
  type OutboxRow,
} from '@gomomo/messaging';
import { createPool, migrate, type Pool } from '@gomomo/postgres';
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeDataFolder } from '../../data-folder.ts';

const samples = join(import.meta.dirname, '../../../libs/contracts/samples');

interface Sample {
  readonly headers: Readonly<Record<string, string>>;
  readonly value: unknown;
}

const sample = JSON.parse(
  readFileSync(join(samples, 'appointment-confirmed-from-hold.json'), 'utf8'),
) as Sample;
const payload = JSON.stringify(sample.value);

const ignore = () => undefined;
export const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
export const password = 'bench';

export interface Workbench {
  readonly dataDir: string;
  readonly messagingUrl: string;
  /** Commits one event, as a booking does, and answers its aggregate's id. */
  emit(): Promise<string>;
  /** Commits many at once; for the drain. */
  fill(count: number): Promise<void>;
  unpublished(): Promise<number>;
  /** Runs booking-core's relay on a bus while `work` runs. */
  whileRelaying<Result>(
    bus: EventBus,
    work: (wake: () => void) => Promise<Result>,
  ): Promise<Result>;
  close(): Promise<void>;
}

const insertSql = `
  insert into booking.outbox (tenant_id, aggregate_id, aggregate_version, event_id, aggregate_type,
                              topic, type, payload, headers, shard, occurred_at)
  select '00000000-0000-7000-8000-000000000001', id, 1, gen_random_uuid(), 'appointment',
         'booking.events.v1', 'ai.gomomo.booking.appointment.confirmed.v1', $2::jsonb, '{}',
         get_byte(uuid_send(id), 15) & 7, clock_timestamp()
    from unnest($1::uuid[]) as id`;

/** A throwaway PostgreSQL with fsync on and the product's own schemas. */
export async function openWorkbench(): Promise<Workbench> {
  const dataDir = makeDataFolder('gomomo-bench-');
  const postgres = await startPostgres({ dataDir });
  await provision(postgres.superuserUrl, () => password);
  const ownerUrl = postgres.url('gomomo_owner', password, 'gomomo');
  await migrate({ connectionString: ownerUrl, ...bookingCoreMigrations });
  await migrate({ connectionString: ownerUrl, ...messagingMigrations });
  const owner = createPool({ connectionString: ownerUrl, applicationName: 'bench', max: 4 });
  const appUrl = postgres.url('booking_core', password, 'gomomo');
  const app = createPool({ connectionString: appUrl, applicationName: 'relay', max: 2 });
  const insert = (ids: string[]) =>
    owner.query({ name: 'emit', text: insertSql, values: [ids, payload] });
  return {
    dataDir,
    messagingUrl: postgres.url('messaging', password, 'gomomo'),
    emit: async () => {
      const id = randomUUID();
      await insert([id]);
      return id;
    },
    fill: async (count) => {
      for (let done = 0; done < count; done += 1000) {
        await insert(Array.from({ length: Math.min(1000, count - done) }, () => randomUUID()));
      }
    },
    unpublished: async () => {
      const { rows } = await owner.query<{ count: number }>(
        'select count(*)::integer as count from booking.outbox where published_at is null',
      );
      return rows[0]?.count ?? 0;
    },
    whileRelaying: (bus, work) => whileRelaying(app, bus, work),
    close: async () => {
      await Promise.all([owner.end(), app.end()]);
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The event and the state, as booking-core publishes both. */
export function toRecords(row: Pick<OutboxRow, 'aggregateId' | 'eventId'>): BusRecord[] {
  const headers = {
    ...sample.headers,
    ce_id: row.eventId,
    ce_subject: `appointment/${row.aggregateId}`,
  };
  const value = Buffer.from(payload);
  return ['booking.events.v1', 'booking.state.v1'].map((topic) => ({
    ...{ topic, key: row.aggregateId, headers, value },
  }));
}

async function whileRelaying<Result>(
  pool: Pool,
  bus: EventBus,
  work: (wake: () => void) => Promise<Result>,
): Promise<Result> {
  const relay = createOutboxRelay({
    store: createOutboxStore(pool, 'booking', systemClock),
    ...{ bus, toRecords, clock: systemClock, logger: silent, holder: 'bench' },
  });
  const abort = new AbortController();
  const running = Promise.all(relay.loops.map((loop) => loop.run(abort.signal)));
  try {
    return await work(relay.wake);
  } finally {
    abort.abort();
    await running;
  }
}
