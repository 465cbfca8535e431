import { letPass } from './support/let-pass.ts';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getEventSpec, type EventType } from '@gomomo/contracts';
import { bookingDatabase, rowsOf, type BookingDatabase } from './support/booking-database.ts';
import {
  asClient,
  asOwner,
  at,
  createBooking,
  newClient,
  race,
  type Booking,
} from './support/booking.ts';
import { findFaults, findOverlaps } from './support/invariants.ts';
import { openShop, type Shop } from './support/shop.ts';

const noon = at('2026-03-03T12:00:00-05:00');
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

let database: BookingDatabase;
let booking: Booking;

beforeAll(async () => {
  database = await bookingDatabase();
  booking = createBooking(database);
});
afterAll(async () => {
  expect(await findOverlaps(database)).toEqual([]);
  expect(await findFaults(database)).toEqual([]);
  await database.drop();
});

const serviceOf = (shop: Shop): string => shop.serviceIds[0] ?? '';
const book = (shop: Shop, start: number, more = {}) =>
  booking.book(asClient(shop.tenantId), {
    serviceId: serviceOf(shop),
    start,
    client: newClient(),
    ...more,
  });
const hold = (shop: Shop, start: number, more = {}) =>
  booking.placeHold(asClient(shop.tenantId), { serviceId: serviceOf(shop), start, ...more });

interface EventRow {
  readonly type: EventType;
  readonly version: number;
  readonly payload: Record<string, unknown>;
}
const eventsOf = (aggregateId: string): Promise<EventRow[]> =>
  rowsOf(
    database,
    `select type, aggregate_version as version, payload from booking.outbox
      where aggregate_id = $1 order by aggregate_version`,
    [aggregateId],
  );

describe('events', () => {
  test('each verb writes one, of the published shape, versions without a gap', async () => {
    const shop = await openShop(database);
    const { value: held } = await hold(shop, noon);
    const { value: made } = await booking.confirmHold(asClient(shop.tenantId), {
      ...held,
      client: { ...newClient(), email: 'ana@example.com' },
      notes: 'knock twice',
    });
    const appointmentId = made.id;
    await booking.reschedule(asClient(shop.tenantId), {
      appointmentId,
      target: { start: noon + hourMs },
    });
    await booking.cancel(asClient(shop.tenantId), {
      appointmentId,
      reason: 'ill',
      reasonCode: 'client',
    });
    const events = await eventsOf(appointmentId);
    expect(events.map(({ type, version }) => [type, version])).toEqual([
      ['ai.gomomo.booking.appointment.confirmed.v1', 1],
      ['ai.gomomo.booking.appointment.rescheduled.v1', 2],
      ['ai.gomomo.booking.appointment.cancelled.v1', 3],
    ]);
    for (const { type, payload } of [...events, ...(await eventsOf(held.holdId))]) {
      expect(getEventSpec(type).data.safeParse(payload).error?.issues ?? []).toEqual([]);
    }
    expect(events[0]?.payload).toMatchObject({ holdId: held.holdId, changed: [] });
    expect(events[1]?.payload).toMatchObject({
      changed: ['end', 'start'],
      previous: { start: '2026-03-03T17:00:00.000Z' },
    });
    expect(events[2]?.payload).toMatchObject({ changed: ['status'], reasonCode: 'client' });
    // no free text ever leaves in an event
    expect(JSON.stringify(events)).not.toMatch(/knock|ill"/);
  });

  test('completing and not showing up are events too', async () => {
    const shop = await openShop(database);
    for (const [index, status] of (['completed', 'no_show'] as const).entries()) {
      const { value } = await book(shop, noon + index * hourMs);
      await letPass(database, value.id);
      await booking.conclude(asOwner(shop.tenantId), { appointmentId: value.id, status });
      const [, last] = await eventsOf(value.id);
      expect(last?.type).toBe(`ai.gomomo.booking.appointment.${status}.v1`);
      expect(
        getEventSpec(last?.type ?? 'ai.gomomo.booking.appointment.completed.v1').data.safeParse(
          last?.payload,
        ).success,
      ).toBe(true);
    }
  });

  test('one step emits no event of a hold, a released hold emits two', async () => {
    const shop = await openShop(database);
    await book(shop, noon);
    const { value: held } = await hold(shop, noon + hourMs);
    await booking.releaseHold(asClient(shop.tenantId), held);
    const types = await rowsOf<{ type: string }>(
      database,
      `select type from booking.outbox where tenant_id = $1 and aggregate_type = 'hold' order by id`,
      [shop.tenantId],
    );
    expect(types.map(({ type }) => type)).toEqual([
      'ai.gomomo.booking.hold.created.v1',
      'ai.gomomo.booking.hold.released.v1',
    ]);
  });

  test('the trace that caused an event travels with it', async () => {
    const shop = await openShop(database);
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const { value } = await booking.book(asClient(shop.tenantId, { traceparent }), {
      serviceId: serviceOf(shop),
      start: noon,
      client: newClient(),
    });
    const rows = await rowsOf(
      database,
      'select headers from booking.outbox where aggregate_id = $1',
      [value.id],
    );
    expect(rows).toEqual([{ headers: { traceparent } }]);
  });
});

test('history tells who did what through which channel, and only what changed', async () => {
  const shop = await openShop(database);
  const actor = { kind: 'client', id: 'call-7', channel: 'phone' } as const;
  const { value } = await booking.book(asClient(shop.tenantId, { actor }), {
    serviceId: serviceOf(shop),
    start: noon,
    client: newClient(),
  });
  await booking.cancel(asOwner(shop.tenantId), { appointmentId: value.id, reason: 'closed early' });
  const rows = await rowsOf(
    database,
    `select action, actor_kind as kind, actor_id as id, channel, before, after from booking.audit
      where subject_id = $1 order by id`,
    [value.id],
  );
  expect(rows).toMatchObject([
    { action: 'confirmed', kind: 'client', id: 'call-7', channel: 'phone', before: null },
    {
      action: 'cancelled',
      kind: 'staff',
      id: null,
      channel: 'api',
      before: { status: 'confirmed', version: 1 },
      after: { status: 'cancelled', version: 2, reason: 'closed early' },
    },
  ]);
  expect(JSON.stringify(rows)).not.toContain('+1212');
});

describe('reference codes (R12)', () => {
  const taken = '7QK4MD2X';
  const drawing = (codes: string[]) => createBooking(database, { drawReferences: () => codes });

  test('a collision costs a retry and not the booking', async () => {
    const shop = await openShop(database);
    const question = { serviceId: serviceOf(shop), client: newClient() };
    const request = asClient(shop.tenantId);
    await drawing([taken]).book(request, { ...question, start: noon });
    const unlucky = drawing([taken, taken, taken, 'ABCDEFGH']);
    const { value } = await unlucky.book(request, { ...question, start: noon + hourMs });
    expect(value.reference).toBe('ABCD-EFGH');
  });

  test('the same code may be used by another tenant', async () => {
    const shop = await openShop(database);
    const question = { serviceId: serviceOf(shop), client: newClient(), start: noon };
    const { value } = await drawing([taken]).book(asClient(shop.tenantId), question);
    expect(value.reference).toBe('7QK4-MD2X');
  });

  test('four collisions in a row are a bug, and leave nothing behind', async () => {
    const shop = await openShop(database);
    const question = { serviceId: serviceOf(shop), client: newClient() };
    const stuck = drawing([taken, taken, taken, taken]);
    await stuck.book(asClient(shop.tenantId), { ...question, start: noon });
    const failing = stuck.book(asClient(shop.tenantId), { ...question, start: noon + hourMs });
    await expect(failing).rejects.toThrow(/every reference code is in use/);
    expect((await book(shop, noon + hourMs)).status).toBe(201);
  });
});

describe('any resource', () => {
  test('the least booked of the day is taken, then the order of the staff', async () => {
    const shop = await openShop(database, { staff: 3 });
    const [first, second, third] = shop.resourceIds;
    await book(shop, noon, { resourceId: first });
    const chosen = [];
    for (const index of [1, 2, 3, 4]) {
      chosen.push((await book(shop, noon + index * hourMs)).value.resource.id);
    }
    expect(chosen).toEqual([second, third, first, second]);
  });

  test('offers and books in the same order', async () => {
    const shop = await openShop(database, { staff: 3 });
    await book(shop, noon);
    const { slots } = await booking.findAvailability({
      tenantId: shop.tenantId,
      serviceId: serviceOf(shop),
      ignoredIds: [],
      from: noon + hourMs,
      to: noon + hourMs,
      limit: 1,
    });
    const { value } = await book(shop, noon + hourMs);
    expect(slots[0]?.resourceIds[0]).toBe(value.resource.id);
  });

  test('a lost start tells the reason of the resource that got furthest', async () => {
    const shop = await openShop(database, { staff: 2 });
    await book(shop, noon);
    await hold(shop, noon + hourMs / 2);
    await expect(book(shop, noon)).rejects.toMatchObject({
      code: 'slot-taken',
      details: { reason: 'held' },
    });
  });
});

describe('buffers', () => {
  // book-01 of the neutral vectors, its sum mode
  test('the gap between two visits is the buffer of one plus that of the other', async () => {
    const services = [{ minutes: 15, stepMinutes: 15, bufferBefore: 60, bufferAfter: 60 }];
    const shop = await openShop(database, { services });
    await book(shop, noon);
    const refused = await race(
      [-105, -15, 15, 120].map((minutes) => () => book(shop, noon + minutes * minuteMs)),
    );
    expect(refused.refused).toEqual({ 'slot-taken': 4 });
    const fitting = await race(
      [-135, 135].map((minutes) => () => book(shop, noon + minutes * minuteMs)),
    );
    expect(fitting.won).toBe(2);
  });

  test('only the buffers meet: the reason is buffer', async () => {
    const shop = await openShop(database, {
      services: [{ minutes: 60, stepMinutes: 15, bufferAfter: 15 }],
    });
    await book(shop, noon);
    await expect(book(shop, noon + hourMs)).rejects.toMatchObject({
      details: { reason: 'buffer' },
    });
  });
});

test('a catalogue changed by another replica is noticed by the very next booking', async () => {
  const shop = await openShop(database);
  await book(shop, noon);
  await database.owner.query(
    `update booking.tenants set hours = '{"weekly": [], "overrides": []}' where id = $1`,
    [shop.tenantId],
  );
  await expect(book(shop, noon + hourMs)).rejects.toMatchObject({
    code: 'slot-unavailable',
    details: { reason: 'closed' },
  });
});

describe('policy', () => {
  const policy = { cancelCutoffMinutes: 60, rescheduleCutoffMinutes: 120 };

  test('a client may cancel until the cut-off, to the millisecond; the owner whenever', async () => {
    const shop = await openShop(database, { policy });
    const { value } = await book(shop, noon);
    const cancel = (request: ReturnType<typeof asClient>) =>
      booking.cancel(request, { appointmentId: value.id });
    const move = () =>
      booking.reschedule(asClient(shop.tenantId), {
        appointmentId: value.id,
        target: { start: noon + 5 * hourMs },
      });
    booking.clock.set(new Date(noon - 60 * minuteMs + 1).toISOString());
    await expect(cancel(asClient(shop.tenantId))).rejects.toMatchObject({ code: 'policy' });
    await expect(move()).rejects.toMatchObject({ code: 'policy' });
    booking.clock.set(new Date(noon - 60 * minuteMs).toISOString());
    await expect(move()).rejects.toMatchObject({ code: 'policy' });
    expect((await cancel(asClient(shop.tenantId))).value.status).toBe('cancelled');
    booking.clock.set('2026-03-02T09:00:00-05:00');
    const { value: second } = await book(shop, noon + 3 * hourMs);
    booking.clock.set(new Date(noon + 4 * hourMs).toISOString());
    const late = await booking.cancel(asOwner(shop.tenantId), { appointmentId: second.id });
    expect(late.value.status).toBe('cancelled');
    booking.clock.set('2026-03-02T09:00:00-05:00');
  });

  test('a new cut-off holds at once, whatever a replica has cached', async () => {
    const shop = await openShop(database);
    const { value } = await book(shop, noon);
    await database.owner.query(
      `update booking.tenants set policy = policy || '{"cancelCutoffMinutes": 100000}' where id = $1`,
      [shop.tenantId],
    );
    const late = booking.cancel(asClient(shop.tenantId), { appointmentId: value.id });
    await expect(late).rejects.toMatchObject({ code: 'policy' });
  });
});

describe('a client', () => {
  test('is found by phone or e-mail, and what is on file never changes', async () => {
    const shop = await openShop(database);
    const ana = { name: 'Ana', phone: '+12125550101', email: 'ana@example.com' };
    const { value: first } = await book(shop, noon, { client: ana });
    const imposter = { name: 'Eve', phone: '+12125559999', email: 'ana@example.com' };
    const { value: second } = await book(shop, noon + hourMs, { client: imposter });
    expect(second.client).toEqual({ id: first.client.id, ...imposter });
    const rows = await rowsOf(
      database,
      'select name, phone, email from booking.clients where tenant_id = $1',
      [shop.tenantId],
    );
    expect(rows).toEqual([ana]);
  });

  test('at the limit of upcoming appointments gets a place again by cancelling one', async () => {
    const shop = await openShop(database, { policy: { limits: { upcomingPerClient: 1 } } });
    const client = newClient();
    const { value } = await book(shop, noon, { client });
    await expect(book(shop, noon + hourMs, { client })).rejects.toMatchObject({
      code: 'slot-unavailable',
      details: { reason: 'limit' },
    });
    await booking.cancel(asClient(shop.tenantId), { appointmentId: value.id });
    expect((await book(shop, noon + hourMs, { client })).status).toBe(201);
  });
});
