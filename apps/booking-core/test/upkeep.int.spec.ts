import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { getEventSpec } from '@gomomo/contracts';
import { withTransaction } from '@gomomo/postgres';
import { createSweeps } from '../src/store/sweeps.ts';
import { createBlockTime, createUnblockTime } from '../src/use-cases/block-time.ts';
import { createEraseClient, createEraseTenant } from '../src/use-cases/erase.ts';
import { bookingDatabase, rowsOf, type BookingDatabase } from './support/booking-database.ts';
import {
  asClient,
  asOwner,
  at,
  createBooking,
  keyed,
  monday,
  newClient,
  race,
  type Booking,
} from './support/booking.ts';
import { findOverlaps } from './support/invariants.ts';
import { openShop, type Shop } from './support/shop.ts';

const noon = at('2026-03-03T12:00:00-05:00');
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

let database: BookingDatabase;
let booking: Booking;

beforeAll(async () => {
  database = await bookingDatabase();
  booking = createBooking(database);
});
afterEach(() => booking.clock.set(monday));
afterAll(async () => {
  expect(await findOverlaps(database)).toEqual([]);
  await database.drop();
});

const serviceOf = (shop: Shop): string => shop.serviceIds[0] ?? '';
const book = (shop: Shop, start: number, client: object = newClient()) =>
  booking.book(asClient(shop.tenantId), {
    serviceId: serviceOf(shop),
    start,
    client: client as { name: string; phone: string },
  });
const hold = (shop: Shop, start: number) =>
  booking.placeHold(asClient(shop.tenantId), { serviceId: serviceOf(shop), start });
const block = (shop: Shop, start: number, end: number, more = {}) =>
  createBlockTime(booking.deps)(asOwner(shop.tenantId, more), {
    resourceId: shop.resourceIds[0] ?? '',
    start,
    end,
    reason: 'holiday',
  });

async function sweep(name: string): Promise<void> {
  const { pool, clock } = booking.deps;
  const sweeps = createSweeps({ pool, clock, wake: () => undefined });
  const loop = sweeps.find((one) => one.name === `sweep-${name}`);
  if (loop === undefined) throw new Error(`no sweep ${name}`);
  await loop.run(new AbortController().signal);
}

describe('time off', () => {
  test('of three weeks is one block of day-long claims, and nobody is booked in it', async () => {
    const shop = await openShop(database);
    const { value } = await block(shop, noon, noon + 21 * dayMs + hourMs);
    expect(value).toMatchObject({ start: '2026-03-03T12:00:00-05:00', reason: 'holiday' });
    const claims = await rowsOf(
      database,
      'select id from booking.claims where tenant_id = $1 and block_id = $2',
      [shop.tenantId, value.id],
    );
    expect(claims).toHaveLength(22);
    await expect(book(shop, noon + 20 * dayMs)).rejects.toMatchObject({ code: 'slot-taken' });
    expect((await book(shop, noon + 21 * dayMs + hourMs)).status).toBe(201);
  });

  test('that meets appointments names them, and takes nothing', async () => {
    const shop = await openShop(database);
    const { value } = await book(shop, noon + 2 * dayMs);
    await expect(block(shop, noon, noon + 3 * dayMs)).rejects.toMatchObject({
      code: 'slot-taken',
      details: { conflicts: [value.reference], reason: 'busy' },
    });
    expect((await book(shop, noon)).status).toBe(201);
  });

  test('under a key is taken once, and answered the same when it was given back', async () => {
    const shop = await openShop(database);
    const once = { keyed: keyed('block') };
    const first = await block(shop, noon, noon + dayMs, once);
    const back = { resourceId: shop.resourceIds[0] ?? '', blockId: first.value.id };
    await createUnblockTime(booking.deps)(asOwner(shop.tenantId), back);
    expect(await block(shop, noon, noon + dayMs, once)).toEqual({ ...first, replayed: true });
    expect((await book(shop, noon)).status).toBe(201);
    await expect(
      createUnblockTime(booking.deps)(asOwner(shop.tenantId), back),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('and bookings race for the same hours: no overlap, no deadlock', async () => {
    const shop = await openShop(database);
    const { refused } = await race<unknown>([
      ...Array.from({ length: 12 }, (_, index) => () => book(shop, noon + index * hourMs)),
      ...Array.from({ length: 4 }, () => () => block(shop, noon, noon + 12 * hourMs)),
    ]);
    expect(Object.keys(refused)).toEqual(['slot-taken']);
  });
});

describe('sweeps', () => {
  test('end holds that ran out, each with its event, and leave live ones', async () => {
    const shop = await openShop(database);
    const { value: old } = await hold(shop, noon);
    booking.clock.advance(4 * 60_000);
    const { value: live } = await hold(shop, noon + hourMs);
    booking.clock.set(old.expiresAt);
    await Promise.all([sweep('expired-holds'), sweep('expired-holds')]);
    booking.clock.set(monday);
    const states = await rowsOf(
      database,
      'select id, state from booking.claims where tenant_id = $1 order by starts_at',
      [shop.tenantId],
    );
    expect(states).toEqual([
      { id: old.holdId, state: 'expired' },
      { id: live.holdId, state: 'held' },
    ]);
    const [event] = await rowsOf<{ payload: object }>(
      database,
      `select payload from booking.outbox where aggregate_id = $1 and type like '%expired.v1'`,
      [old.holdId],
    );
    const { data } = getEventSpec('ai.gomomo.booking.hold.expired.v1');
    expect(data.safeParse(event?.payload).success).toBe(true);
  });

  test('past claims leave the guarded set, the appointment stays and can still be moved', async () => {
    const shop = await openShop(database);
    const { value } = await book(shop, noon);
    await block(shop, noon + 2 * hourMs, noon + 3 * hourMs);
    booking.clock.set(new Date(noon + 3 * dayMs).toISOString());
    await sweep('past-claims');
    const left = await rowsOf(database, 'select state from booking.claims where tenant_id = $1', [
      shop.tenantId,
    ]);
    expect(left).toEqual([{ state: 'archived' }]);
    const moved = await booking.reschedule(asOwner(shop.tenantId), {
      appointmentId: value.id,
      target: { start: noon + 4 * dayMs },
    });
    expect(moved.value.version).toBe(2);
    await expect(book(shop, noon + 4 * dayMs)).rejects.toMatchObject({ code: 'slot-taken' });
  });

  test('holds that ended are forgotten after a week, and unknown then', async () => {
    const shop = await openShop(database);
    const { value: held } = await hold(shop, noon);
    await booking.releaseHold(asClient(shop.tenantId), held);
    const confirm = () =>
      booking.confirmHold(asClient(shop.tenantId), { ...held, client: newClient() });
    await expect(confirm()).rejects.toMatchObject({ code: 'hold-expired' });
    booking.clock.advance(7 * dayMs + 1);
    await sweep('ended-claims');
    await expect(confirm()).rejects.toMatchObject({ code: 'not-found' });
  });

  test('keys go after 72 hours, published events after seven days, others never', async () => {
    const shop = await openShop(database);
    const keyedBooking = (key: string, start: number) =>
      booking.book(asClient(shop.tenantId, { keyed: keyed(key) }), {
        serviceId: serviceOf(shop),
        start,
        client: newClient(),
      });
    await keyedBooking('old', noon);
    booking.clock.advance(73 * hourMs);
    await keyedBooking('new', noon + 5 * dayMs);
    await sweep('idempotency');
    const rowsIn = (table: string) =>
      rowsOf(database, `select 1 from booking.${table} where tenant_id = $1`, [shop.tenantId]);
    expect(await rowsIn('idempotency')).toHaveLength(1);
    booking.clock.advance(30 * dayMs);
    const before = (await rowsIn('outbox')).length;
    await sweep('booking-outbox');
    expect(await rowsIn('outbox')).toHaveLength(before);
    await rowsOf(
      database,
      `update booking.outbox set published_at = occurred_at
        where tenant_id = $1 and aggregate_type = 'appointment'`,
      [shop.tenantId],
    );
    await sweep('booking-outbox');
    expect(await rowsIn('outbox')).toHaveLength(before - 2);
  });
});

describe('erasure', () => {
  const ana = { name: 'Zoe Quill', phone: '+12125550133', email: 'zoe@example.com' };
  const everything = async (tenantId: string): Promise<string> => {
    const tables = ['clients', 'appointments', 'audit', 'outbox', 'idempotency', 'claims'];
    const all = await Promise.all(
      tables.map((table) =>
        rowsOf(database, `select * from booking.${table} where tenant_id = $1`, [tenantId]),
      ),
    );
    return JSON.stringify(all);
  };

  test('of a client leaves the appointment nameless, a tombstone, and no trace of the person', async () => {
    const shop = await openShop(database);
    const actor = { kind: 'client', id: ana.phone, channel: 'phone' } as const;
    const { value } = await booking.book(asClient(shop.tenantId, { actor }), {
      serviceId: serviceOf(shop),
      start: noon,
      client: ana,
      notes: 'Zoe has a dog',
    });
    await booking.cancel(asClient(shop.tenantId), {
      appointmentId: value.id,
      reason: 'Zoe is ill',
    });
    expect(await everything(shop.tenantId)).toContain('Zoe');
    const erase = () => createEraseClient(booking.deps)(asOwner(shop.tenantId), value.client.id);
    await erase();
    expect(await everything(shop.tenantId)).not.toMatch(/Zoe|5550133|zoe@/);
    const [tombstone] = await rowsOf(
      database,
      `select topic, payload, aggregate_version as version from booking.outbox
        where aggregate_id = $1 order by aggregate_version desc limit 1`,
      [value.id],
    );
    expect(tombstone).toEqual({ topic: 'booking.state.v1', payload: null, version: 3 });
    await expect(erase()).rejects.toMatchObject({ code: 'not-found' });
  });

  test('of a tenant leaves tombstones only, and the neighbour untouched', async () => {
    const [shop, neighbour] = [await openShop(database), await openShop(database)];
    const { value } = await book(shop, noon, ana);
    await book(neighbour, noon, ana);
    const before = await everything(neighbour.tenantId);
    await createEraseTenant(booking.deps)(shop.tenantId, undefined);
    expect(await everything(neighbour.tenantId)).toBe(before);
    const left = await rowsOf(
      database,
      `select aggregate_id as id, topic, payload from booking.outbox where tenant_id = $1 order by aggregate_type`,
      [shop.tenantId],
    );
    expect(left).toEqual([
      { id: value.id, topic: 'booking.state.v1', payload: null },
      { id: shop.tenantId, topic: 'booking.state.v1', payload: null },
    ]);
    const tables = await rowsOf<{ name: string }>(
      database,
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'booking'::regnamespace and c.relkind = 'r' and a.attname = 'tenant_id'
          and c.relname <> 'outbox'`,
    );
    for (const { name } of tables) {
      expect([
        name,
        await rowsOf(database, `select 1 from booking.${name} where tenant_id = $1`, [
          shop.tenantId,
        ]),
      ]).toEqual([name, []]);
    }
  });
});

describe('a change of the catalogue', () => {
  const change = (shop: Shop, sql: string[], settings: Record<string, string> = {}) =>
    withTransaction(
      database.pool,
      async (tx) => {
        for (const [name, value] of Object.entries(settings)) {
          await tx.query('select set_config($1, $2, true)', [name, value]);
        }
        for (const one of sql) await tx.query(one);
      },
      { tenantId: shop.tenantId },
    );
  const tenantEvents = (shop: Shop) =>
    rowsOf<{ version: number; payload: object; headers: object }>(
      database,
      `select aggregate_version as version, payload, headers from booking.outbox
        where aggregate_id = $1 order by aggregate_version`,
      [shop.tenantId],
    );

  test('raises the version once for each transaction, with one event of the public shape', async () => {
    const shop = await openShop(database);
    const before = (await tenantEvents(shop)).length;
    await change(
      shop,
      [
        `update booking.services set name = 'New name'`,
        `update booking.resources set name = 'New staff'`,
        `update booking.tenants set name = 'New shop'`,
      ],
      { 'app.traceparent': '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' },
    );
    const events = await tenantEvents(shop);
    expect(events).toHaveLength(before + 1);
    const last = events.at(-1);
    expect(last).toMatchObject({
      version: before + 1,
      headers: { traceparent: expect.stringMatching(/^00-4bf9/) },
      payload: {
        name: 'New shop',
        services: [{ name: 'New name' }],
        resources: [{ name: 'New staff' }],
      },
    });
    const { data } = getEventSpec('ai.gomomo.booking.tenant.changed.v1');
    expect(data.safeParse(last?.payload).error?.issues ?? []).toEqual([]);
  });

  test('is audited with its actor, and changes nothing when nothing changed', async () => {
    const shop = await openShop(database);
    const actor = JSON.stringify({ kind: 'staff', id: 'key-1', channel: 'api' });
    await change(
      shop,
      [
        `update booking.services set price_minor = 4500`,
        `update booking.services set price_minor = 4500`,
      ],
      { 'app.actor': actor },
    );
    const rows = await rowsOf(
      database,
      `select subject, action, actor_id as id, before, after from booking.audit
        where tenant_id = $1 and action = 'changed'`,
      [shop.tenantId],
    );
    expect(rows).toEqual([
      {
        subject: 'service',
        action: 'changed',
        id: 'key-1',
        before: { price_minor: null },
        after: { price_minor: 4500 },
      },
    ]);
  });

  test('never writes the hash of a key into the audit', async () => {
    const shop = await openShop(database);
    await change(shop, [
      `insert into booking.api_keys (tenant_id, id, name, prefix, hash)
       values ('${shop.tenantId}', gen_random_uuid(), 'till', 'gmk_abc', sha256('secret'))`,
    ]);
    const rows = await rowsOf<{ after: object }>(
      database,
      `select after from booking.audit where tenant_id = $1 and subject = 'key'`,
      [shop.tenantId],
    );
    expect(Object.keys(rows[0]?.after ?? {}).sort()).toEqual([
      'id',
      'name',
      'prefix',
      'revoked_at',
      'tenant_id',
    ]);
  });
});
