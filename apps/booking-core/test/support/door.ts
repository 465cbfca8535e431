import { kafkaTopics } from '@gomomo/contracts';
import { createNewId, systemClock, type Clock } from '@gomomo/kernel';
import { createEmbeddedBus, messagingMigrations, type EventBus } from '@gomomo/messaging';
import { createPool, migrate, type Pool } from '@gomomo/postgres';
import { runServices } from '@gomomo/service';
import { createSharedState, sharedStateMigrations } from '@gomomo/shared-state';
import { createLogger, type Logger } from '@gomomo/telemetry';
import { freePort, freshDatabase, testEnvironment, type FreshDatabase } from '@gomomo/testing';
import type { DrawReferences } from '../../src/domain/reference-codes.ts';
import { bookingCoreMigrations, createBookingCore, type BookingCore } from '../../src/index.ts';

export const adminKey = 'admin-key-for-specs-0123456789abcdef';
export const serviceKey = 'service-key-for-specs-0123456789abcd';

export interface Door {
  readonly url: string;
  readonly database: FreshDatabase;
  /** As the owner, who sees every tenant. */
  readonly owner: Pool;
  readonly bus: EventBus;
  readonly core: BookingCore;
  close(): Promise<void>;
}

export interface DoorOptions {
  readonly clock?: Clock;
  readonly bookingPerMinute?: number;
  readonly defaultPerMinute?: number;
  readonly tenantPerMinute?: number;
  readonly drawReferences?: DrawReferences;
  /** Several callers by X-Forwarded-For. */
  readonly trustProxy?: false | number;
  readonly production?: boolean;
  /** Limits in Redis and not in Postgres. */
  readonly redisUrl?: string;
  /** Another replica on the database of this one, which must be closed last. */
  readonly beside?: Door;
  readonly logger?: Logger;
  /** A migrated database of the spec's own making. */
  readonly database?: FreshDatabase;
  /** Of a replica of that database. */
  readonly readUrl?: string;
  /** On the way to the database: a proxy that can be cut. */
  readonly viaDatabase?: (url: string) => string;
}

const silent = createLogger({ name: 'spec', level: process.env['LOG_LEVEL'] ?? 'silent' });

/** booking-core whole, behind its real HTTP door, on a real database of its own. */
export async function openDoor(options: DoorOptions = {}): Promise<Door> {
  const database = options.beside?.database ?? options.database ?? (await migratedDatabase());
  const clock = options.clock ?? systemClock;
  const logger = options.logger ?? silent;
  const via = options.viaDatabase ?? ((url: string) => url);
  const pool = createPool({
    connectionString: via(database.appUrl('booking_core')),
    applicationName: 'booking-core',
  });
  const readPool = openReadPool(options.readUrl);
  const owner = createPool({
    connectionString: database.ownerUrl,
    applicationName: 'spec',
    max: 4,
  });
  const state = createSharedState({
    ...(options.redisUrl === undefined
      ? { databaseUrl: database.appUrl('shared_state') }
      : { redisUrl: options.redisUrl }),
    ...{ logger, clock },
  });
  const bus = createEmbeddedBus({
    connectionString: database.appUrl('messaging'),
    topics: kafkaTopics,
    ...{ clock, logger },
  });
  const core = createBookingCore({
    ...{ pool, readPool, state, bus, clock, logger },
    ...fixedSettings(options),
  });
  const running = await runServices([core], {
    host: '127.0.0.1',
    port: await freePort(),
    trustProxy: options.trustProxy ?? false,
    production: options.production ?? false,
    logger,
    isTrusted: () => false,
    announce: () => undefined,
  });
  return {
    url: running.url,
    ...{ database, owner, bus, core },
    async close() {
      await running.stop();
      await bus.close();
      await state.close();
      await Promise.all([pool.end(), readPool?.end(), owner.end()]);
      if (options.beside === undefined) await database.drop();
    },
  };
}

const openReadPool = (connectionString: string | undefined): Pool | undefined =>
  connectionString === undefined
    ? undefined
    : createPool({ connectionString, applicationName: 'booking-core', queryTimeoutMs: 2_000 });

function migratedDatabase(): Promise<FreshDatabase> {
  return freshDatabase({
    name: 'booking-door',
    migrate: async (connectionString) => {
      for (const each of [bookingCoreMigrations, sharedStateMigrations, messagingMigrations]) {
        await migrate({ connectionString, ...each });
      }
    },
  });
}

/** Limits are out of the way unless a spec sets them. */
function fixedSettings(options: DoorOptions) {
  return {
    newId: createNewId(systemClock),
    tokenRing: [{ kid: 'spec', key: Buffer.alloc(32, 7) }] as const,
    adminKey,
    serviceKeys: [serviceKey],
    quotas: {
      defaultPerMinute: options.defaultPerMinute ?? 100_000,
      tenantPerMinute: options.tenantPerMinute ?? 100_000,
      bookingPerMinute: options.bookingPerMinute ?? 100_000,
    },
    corsOrigins: [],
    countsAt: testEnvironment.countsAt(),
    holder: options.beside === undefined ? 'spec' : 'spec beside',
    ...(options.drawReferences === undefined ? {} : { drawReferences: options.drawReferences }),
  };
}
