import { bookingCoreMigrations, createBookingCore } from '@gomomo/booking-core';
import { createBookingCoreClient, type BookingCoreClient } from '@gomomo/clients';
import { kafkaTopics } from '@gomomo/contracts';
import { fetchJson } from '@gomomo/http';
import { createNewId, systemClock, type Clock } from '@gomomo/kernel';
import { createEmbeddedBus, messagingMigrations } from '@gomomo/messaging';
import { createPool, migrate, type Pool } from '@gomomo/postgres';
import { createSharedState, sharedStateMigrations, type SharedState } from '@gomomo/shared-state';
import { createLogger } from '@gomomo/telemetry';
import { freshDatabase } from '@gomomo/testing';

import { serve } from './serve.ts';

const adminKey = 'admin-key-for-scenarios-0123456789abcdef';
const serviceKey = 'service-key-for-scenarios-0123456789abcd';
const unlimited = 1_000_000;

export interface RealBookingCore {
  readonly client: BookingCoreClient;
  /** What other services of the same installation share. */
  readonly state: SharedState;
  /** As the owner of the database, who sees every tenant's rows. */
  readonly owner: Pool;
  /** A call with the admin key, for what only an operator does. */
  administer(method: string, path: string, body: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/** booking-core whole, behind its HTTP door, on a database of its own and on a given clock. */
export async function startBookingCore(clock: Clock): Promise<RealBookingCore> {
  const database = await freshDatabase({
    name: 'scenarios',
    migrate: async (connectionString) => {
      for (const each of [bookingCoreMigrations, sharedStateMigrations, messagingMigrations]) {
        await migrate({ connectionString, ...each });
      }
    },
  });
  const logger = createLogger({ name: 'scenarios', level: process.env['LOG_LEVEL'] ?? 'silent' });
  const pool = createPool({
    connectionString: database.appUrl('booking_core'),
    applicationName: 'booking-core',
  });
  const owner = createPool({
    connectionString: database.ownerUrl,
    applicationName: 'spec',
    max: 2,
  });
  const state = createSharedState({ databaseUrl: database.appUrl('shared_state'), logger, clock });
  const bus = createEmbeddedBus({
    connectionString: database.appUrl('messaging'),
    topics: kafkaTopics,
    clock,
    logger,
  });
  const core = createBookingCore({
    ...{ pool, state, bus, clock, logger, adminKey },
    newId: createNewId(systemClock),
    tokenRing: [{ kid: 'spec', key: Buffer.alloc(32, 7) }],
    serviceKeys: [serviceKey],
    quotas: {
      defaultPerMinute: unlimited,
      tenantPerMinute: unlimited,
      bookingPerMinute: unlimited,
    },
    corsOrigins: [],
    holder: 'spec',
  });
  const running = await serve(core, logger);
  return {
    client: createBookingCoreClient({ baseUrl: running.url, serviceKey, fetchJson }),
    ...{ state, owner },
    administer: (method, path, body) => administer(running.url + path, method, body),
    close: async () => {
      await running.stop();
      await bus.close();
      await state.close();
      await Promise.all([pool.end(), owner.end()]);
      await database.drop();
    },
  };
}

async function administer(url: string, method: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`);
  return JSON.parse(text);
}
