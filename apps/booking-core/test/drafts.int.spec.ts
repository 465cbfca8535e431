import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bookingDatabase, rowsOf, type BookingDatabase } from './support/booking-database.ts';
import {
  asClient,
  asOwner,
  at,
  createBooking,
  newClient,
  type Booking,
} from './support/booking.ts';
import { openShop, type Shop } from './support/shop.ts';

/*
 * What a caller drafts (src/domain/drafts.ts) and what SQL builds of the rows must be the same document:
 * mirrors, replays and changes read one or the other.
 */

const noon = at('2026-03-03T12:00:00-05:00');
const hourMs = 3_600_000;

let database: BookingDatabase;
const booking: Partial<Record<'quick' | 'careful', Booking>> = {};
let shop: Shop;
let priced: Shop;

beforeAll(async () => {
  database = await bookingDatabase();
  booking.quick = createBooking(database);
  booking.careful = createBooking(database, { pace: 'careful' });
  shop = await openShop(database, { staff: 3, timeZone: 'Asia/Kathmandu' });
  priced = await openShop(database);
  await database.owner.query(
    `update booking.services set price_minor = 4550, name = 'Cut "n" color' where tenant_id = $1`,
    [priced.tenantId],
  );
});
afterAll(() => database.drop());

async function toldAndBuilt(appointmentId: string): Promise<[object, object]> {
  const [row] = await rowsOf<{ told: object; built: object }>(
    database,
    `select o.payload as told, booking.appointment_event(booking.appointment_data(a), booking.personal_data(a),
              (u.actor_kind, u.actor_id, u.channel)::booking.actor, '{}')
              || case when a.source_hold_id is null then '{}' else jsonb_build_object('holdId', a.source_hold_id) end as built
       from booking.appointments a
       join booking.outbox o on o.aggregate_id = a.id and o.aggregate_version = 1
       join booking.audit u on u.subject_id = a.id and u.after = o.payload -> 'appointment'
      where a.id = $1`,
    [appointmentId],
  );
  return [row?.told ?? {}, row?.built ?? {}];
}

interface LastTold {
  readonly told: object;
  readonly built: Readonly<Record<'start' | 'end' | 'resource', unknown>>;
  readonly changed: unknown;
  readonly previous: unknown;
  readonly before: object;
  readonly after: object;
}

/** The newest event of an appointment and its audit row, beside what SQL builds of the row. */
async function lastTold(appointmentId: string): Promise<LastTold> {
  const [row] = await rowsOf<LastTold & Record<string, unknown>>(
    database,
    `select o.payload -> 'appointment' as told, booking.appointment_data(a) as built,
            o.payload -> 'changed' as changed, o.payload -> 'previous' as previous, u.before, u.after
       from booking.appointments a
       join booking.outbox o on o.aggregate_id = a.id and o.aggregate_version = a.version
       join booking.audit u on u.subject_id = a.id and u.version = a.version
      where a.id = $1`,
    [appointmentId],
  );
  if (row === undefined) throw new Error('no such appointment');
  return row;
}

describe.each(['quick', 'careful'] as const)('the %s way tells what the rows say', (pace) => {
  const day = pace === 'quick' ? 0 : 7 * 24 * hourMs;
  const known = newClient();
  const cases: [string, () => Shop, object, (tenant: string) => ReturnType<typeof asClient>][] = [
    ['a new client, whoever is free', () => shop, { client: known }, asClient],
    ['a client on file', () => shop, { client: known }, asClient],
    [
      'an owner, a price, an e-mail address, notes',
      () => priced,
      { client: { name: 'Zoë O’Hara', email: 'ZOE@example.com' }, notes: 'x' },
      asOwner,
    ],
  ];

  test.each(cases)('%s', async (name, of, question, as) => {
    const { tenantId, serviceIds } = of();
    const start = noon + day + cases.findIndex(([first]) => first === name) * 2 * hourMs;
    const client = newClient();
    const { value } = await (booking[pace] as Booking).book(as(tenantId), {
      ...{ serviceId: serviceIds[0] ?? '', start, client, ...question },
    });
    const [told, built] = await toldAndBuilt(value.id);
    expect(told).toEqual(built);
    expect(told).toMatchObject({ appointment: { id: value.id } });
  });

  test('one of the staff by name', async () => {
    const { value } = await (booking[pace] as Booking).book(asClient(shop.tenantId), {
      ...{ serviceId: shop.serviceIds[0] ?? '', client: newClient() },
      ...{ start: noon + day + 8 * hourMs, resourceId: shop.resourceIds[2] ?? '' },
    });
    const [told, built] = await toldAndBuilt(value.id);
    expect(told).toEqual(built);
    expect(told).toMatchObject({ appointment: { resource: { name: 'Staff 3' } } });
  });

  test.each(['a new client', 'a client on file'])(
    'a hold that is confirmed for %s',
    async (who) => {
      for (const [place, { tenantId, serviceIds }] of [shop, priced].entries()) {
        const start = noon + day + (16 + 2 * place + (who === 'a new client' ? 0 : 1)) * hourMs;
        const as = asClient(tenantId);
        const { value: held } = await (booking[pace] as Booking).placeHold(as, {
          ...{ serviceId: serviceIds[0] ?? '', start },
        });
        const client = who === 'a new client' ? newClient() : known;
        const { value } = await (booking[pace] as Booking).confirmHold(as, { ...held, client });
        const [told, built] = await toldAndBuilt(value.id);
        expect(told).toEqual(built);
        expect(told).toMatchObject({ holdId: held.holdId });
      }
    },
  );

  test('a hold, and the terms that are kept with it', async () => {
    for (const [place, { tenantId, serviceIds }] of [shop, priced].entries()) {
      const { value } = await (booking[pace] as Booking).placeHold(asClient(tenantId), {
        ...{ serviceId: serviceIds[0] ?? '', start: noon + day + (12 + place) * hourMs },
      });
      const [row] = await rowsOf<Record<'told' | 'built' | 'kept' | 'terms', object>>(
        database,
        `select o.payload as told, booking.hold_data(c) as built, c.agreed as kept,
                booking.agreed_terms(c.tenant_id, c.service_id) as terms
           from booking.claims c join booking.outbox o on o.aggregate_id = c.id where c.id = $1`,
        [value.holdId],
      );
      expect(row?.told).toEqual(row?.built);
      expect(row?.kept).toEqual(row?.terms);
    }
  });

  test('a move to somebody else, a move in time, a cancellation: what is, what changed and what was', async () => {
    const { tenantId, serviceIds, resourceIds } = shop;
    const verbs = booking[pace] as Booking;
    const [first = '', second = ''] = resourceIds;
    const start = noon + day + 30 * hourMs;
    const { value } = await verbs.book(asClient(tenantId), {
      ...{ serviceId: serviceIds[0] ?? '', client: newClient(), start, resourceId: first },
    });
    const move = { appointmentId: value.id };
    const target = { start: start + hourMs, resourceId: second };
    const { built: was } = await lastTold(value.id);
    await verbs.reschedule(asClient(tenantId), { ...move, target });
    const moved = await lastTold(value.id);
    expect(moved.told).toEqual(moved.built);
    expect(moved.changed).toEqual(['end', 'resource', 'start']);
    expect(moved.previous).toEqual({ start: was.start, end: was.end, resourceId: first });
    const { end, start: from, resource } = moved.built;
    expect(moved.before).toEqual({
      ...{ version: 1, start: was.start, end: was.end, resource: was.resource },
    });
    expect(moved.after).toEqual({ version: 2, start: from, end, resource });
    await verbs.reschedule(asClient(tenantId), { ...move, target: { ...target, start } });
    const later = await lastTold(value.id);
    expect(later.told).toEqual(later.built);
    expect(later.changed).toEqual(['end', 'start']);
    expect(later.before).toEqual({ version: 2, start: from, end });
    expect(later.after).toEqual({ version: 3, start: was.start, end: was.end });
    await verbs.cancel(asClient(tenantId), move);
    const ended = await lastTold(value.id);
    expect(ended.told).toEqual(ended.built);
    expect(ended.after).toEqual({ version: 4, status: 'cancelled' });
  });
});
