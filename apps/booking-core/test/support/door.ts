import { createNewId, systemClock, type Clock } from '@gomomo/kernel';
import { createEmbeddedBus, messagingMigrations, type EventBus } from '@gomomo/messaging';
import { createPool, migrate, type Pool } from '@gomomo/postgres';
import { runServices, type RunningServices } from '@gomomo/service';
import { createSharedState, sharedStateMigrations } from '@gomomo/shared-state';
import { createLogger } from '@gomomo/telemetry';
import { freshDatabase, type FreshDatabase } from '@gomomo/testing';
import { kafkaTopics } from '@gomomo/contracts';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { DrawReferences } from '../../src/domain/reference-codes.ts';
import { bookingCoreMigrations, createBookingCore, type BookingCore } from '../../src/index.ts';

export const adminKey = 'admin-key-for-specs-0123456789abcdef';
export const serviceKey = 'service-key-for-specs-0123456789abcd';

export interface Door {
  readonly url: string;
  readonly database: FreshDatabase;
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
}

/** booking-core whole, behind its real HTTP door, on a real database of its own. */
export async function openDoor(options: DoorOptions = {}): Promise<Door> {
  const database = await freshDatabase({
    name: 'booking-door',
    migrate: async (connectionString) => {
      for (const { schema, folder } of [
        bookingCoreMigrations,
        sharedStateMigrations,
        messagingMigrations,
      ]) {
        await migrate({ connectionString, schema, folder });
      }
    },
  });
  const clock = options.clock ?? systemClock;
  const logger = createLogger({ name: 'spec', level: process.env['LOG_LEVEL'] ?? 'silent' });
  const pool = createPool({
    connectionString: database.appUrl('booking_core'),
    applicationName: 'booking-core',
  });
  const owner = createPool({
    connectionString: database.ownerUrl,
    applicationName: 'spec',
    max: 2,
  });
  const state = createSharedState({
    databaseUrl: database.appUrl('shared_state'),
    logger,
    clock,
  });
  const bus = createEmbeddedBus({
    connectionString: database.appUrl('messaging'),
    topics: kafkaTopics,
    clock,
    logger,
  });
  const core = createBookingCore({
    ...{ pool, state, bus, clock, logger },
    newId: createNewId(systemClock),
    tokenRing: [{ kid: 'spec', key: Buffer.alloc(32, 7) }],
    adminKey,
    serviceKeys: [serviceKey],
    quotas: {
      defaultPerMinute: options.defaultPerMinute ?? 100_000,
      tenantPerMinute: options.tenantPerMinute ?? 100_000,
      bookingPerMinute: options.bookingPerMinute ?? 100_000,
    },
    corsOrigins: [],
    holder: 'spec',
    ...(options.drawReferences === undefined ? {} : { drawReferences: options.drawReferences }),
  });
  const running: RunningServices = await runServices([core], {
    host: '127.0.0.1',
    port: await freePort(),
    trustProxy: options.trustProxy ?? false,
    production: false,
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
      await Promise.all([pool.end(), owner.end()]);
      await database.drop();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export interface Said {
  readonly status: number;
  readonly headers: Headers;
  // The specs look at JSON answers of every shape.
  readonly json: Record<string, never> & { [name: string]: unknown };
}

/** One call through the door; `key` becomes the bearer, a body makes it JSON. */
export async function say(
  door: Pick<Door, 'url'>,
  method: string,
  path: string,
  more: {
    readonly key?: string | undefined;
    readonly body?: unknown;
    readonly headers?: Record<string, string>;
  } = {},
): Promise<Said> {
  const response = await fetch(door.url + path, {
    method,
    headers: {
      ...(more.key === undefined ? {} : { authorization: `Bearer ${more.key}` }),
      ...(more.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...more.headers,
    },
    ...(more.body === undefined ? {} : { body: JSON.stringify(more.body) }),
  });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return {
    status: response.status,
    headers: response.headers,
    json: (isJson ? JSON.parse(text) : { text }) as Said['json'],
  };
}

export interface ShopKeys {
  readonly id: string;
  readonly slug: string;
  readonly key: string;
  readonly service: string;
  readonly staff: readonly string[];
}

let shops = 0;

/** A tenant with two staff who work every hour of every day, and a 60-minute service. */
export async function openShop(
  door: Pick<Door, 'url'>,
  more: { readonly tenant?: object; readonly service?: object } = {},
): Promise<ShopKeys> {
  shops += 1;
  const slug = `shop-${process.pid}-${shops}`;
  const made = await say(door, 'POST', '/api/tenants', {
    key: adminKey,
    body: {
      name: 'Shop',
      slug,
      timeZone: 'America/New_York',
      hours: { weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }] },
      ...more.tenant,
    },
  });
  if (made.status !== 201) throw new Error(`no shop: ${JSON.stringify(made.json)}`);
  const { tenant, apiKey } = made.json as unknown as { tenant: { id: string }; apiKey: string };
  const path = `/api/tenants/${slug}`;
  const staff: string[] = [];
  for (const name of ['Ana', 'Ben']) {
    const body = { name, kind: 'staff' };
    const { json } = await say(door, 'POST', `${path}/resources`, { key: apiKey, body });
    staff.push(String(json['id']));
  }
  const { json } = await say(door, 'POST', `${path}/services`, {
    key: apiKey,
    body: { name: 'Cut', durationMinutes: 60, ...more.service },
  });
  return { id: tenant.id, slug, key: apiKey, service: String(json['id']), staff };
}

/** An instant some days ahead, on the hour, in UTC. */
export function ahead(days: number, hour = 12): string {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  return `${day}T${String(hour).padStart(2, '0')}:00:00Z`;
}
