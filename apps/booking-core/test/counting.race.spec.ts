import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { testEnvironment } from '@gomomo/testing';
import {
  bookingDatabase,
  openBookingPool,
  type BookingDatabase,
} from './support/booking-database.ts';
import { asClient, at, createBooking, newClient, race, type Booking } from './support/booking.ts';
import { findFaults, findOverlaps } from './support/invariants.ts';
import { openShop, type Shop } from './support/shop.ts';

const noon = at('2026-03-03T12:00:00-05:00');
const hourMs = 3_600_000;

const levels = [
  ['read-committed', 'quick'],
  ['read-committed', 'careful'],
  ...(testEnvironment.countsAt() === 'serializable'
    ? ([
        ['serializable', 'quick'],
        ['serializable', 'careful'],
      ] as const)
    : []),
] as const;

/** What counts rows must allow exactly its number, whatever the level: a lock of its own guards it. */
describe.each(levels)('limits that count rows, raced at %s, the %s way', (countsAt, pace) => {
  let database: BookingDatabase;
  let replicas: readonly Booking[];

  beforeAll(async () => {
    database = await bookingDatabase({ max: 8 });
    // a process of its own each: within one, SERIALIZABLE takes turns
    replicas = [database.pool, ...times(2, () => openBookingPool(database, 8))].map((pool) =>
      createBooking({ pool }, { pace, countsAt }),
    );
  });
  afterEach(async () => {
    expect(await findOverlaps(database)).toEqual([]);
    expect(await findFaults(database)).toEqual([]);
  });
  afterAll(async () => {
    await Promise.all(replicas.slice(1).map(({ deps }) => deps.pool.end()));
    await database.drop();
  });

  const times = <Value>(count: number, run: (index: number) => Value): Value[] =>
    Array.from({ length: count }, (_, index) => run(index));
  const replica = (index: number): Booking => replicas[index % replicas.length] as Booking;
  const shopWith = (limits: object, more: object = {}): Promise<Shop> =>
    openShop(database, { policy: { limits }, ...more });
  const question = (shop: Shop, index: number) => ({
    serviceId: shop.serviceIds[0] ?? '',
    start: noon + index * hourMs,
  });
  const book = (shop: Shop, index: number, client: object = newClient()) =>
    replica(index).book(asClient(shop.tenantId), {
      ...question(shop, index),
      client: { name: 'Ana', ...client },
    });
  const hold = (shop: Shop, index: number) =>
    replica(index).placeHold(asClient(shop.tenantId), question(shop, index));

  test('a client who is new: two of eight, again and again', async () => {
    for (const round of Array(6).keys()) {
      const shop = await shopWith({ perClientPerDay: 2 });
      const client = newClient();
      const { won, refused } = await race(times(8, (index) => () => book(shop, index, client)));
      expect({ round, won, refused }).toEqual({
        round,
        won: 2,
        refused: { 'slot-unavailable': 6 },
      });
    }
  });

  test('a client on file who is reached by phone here and by e-mail there', async () => {
    for (const round of Array(6).keys()) {
      const shop = await shopWith({ perClientPerWeek: 2 });
      const { phone } = newClient();
      const email = `${phone.slice(1)}@example.com`;
      await book(shop, 9, { phone, email });
      const { won, refused } = await race(
        times(2, (index) => () => book(shop, index, index === 0 ? { phone } : { email })),
      );
      expect({ round, won, refused }).toEqual({
        round,
        won: 1,
        refused: { 'slot-unavailable': 1 },
      });
    }
  });

  test('a resource that takes three a day, booked and held', async () => {
    const shop = await shopWith({ perResourcePerDay: 3 });
    const { won, refused } = await race<unknown>(
      times(8, (index) => () => (index % 2 === 0 ? book(shop, index) : hold(shop, index))),
    );
    expect({ won, refused }).toEqual({ won: 3, refused: { 'slot-unavailable': 5 } });
  });

  test('a service that is given twice a day, by whomever of three', async () => {
    const services = [{ minutes: 60, maxPerDay: 2 }];
    const shop = await shopWith({}, { staff: 3, services });
    const { won, refused } = await race<unknown>(
      times(8, (index) => () => (index % 2 === 0 ? book(shop, index) : hold(shop, index))),
    );
    expect({ won, refused }).toEqual({ won: 2, refused: { 'slot-unavailable': 6 } });
  });

  test('a service of so many minutes a day', async () => {
    const services = [{ minutes: 60, maxMinutesPerDay: 150 }];
    const shop = await shopWith({}, { services });
    const { won, refused } = await race(times(8, (index) => () => book(shop, index)));
    expect({ won, refused }).toEqual({ won: 2, refused: { 'slot-unavailable': 6 } });
  });

  test('holds that one client confirms: two of six', async () => {
    const shop = await shopWith({ perClientPerDay: 2 });
    const client = newClient();
    const held = [];
    for (const index of Array(6).keys()) held.push((await hold(shop, index)).value);
    const { won, refused } = await race(
      held.map(
        (one, index) => () =>
          replica(index).confirmHold(asClient(shop.tenantId), { ...one, client }),
      ),
    );
    expect({ won, refused }).toEqual({ won: 2, refused: { 'slot-unavailable': 4 } });
  });

  test('appointments of other days that rush into one, and bookings of that day', async () => {
    const shop = await shopWith({ perResourcePerDay: 3, upcomingPerClient: 50 }, { staff: 2 });
    const moving = [];
    for (const index of Array(6).keys()) {
      moving.push((await book(shop, index + 48 + 24 * Math.floor(index / 3))).value);
    }
    const { won, refused } = await race<unknown>([
      ...moving.map(
        ({ id }, index) =>
          () =>
            replica(index).reschedule(asClient(shop.tenantId), {
              appointmentId: id,
              target: { start: noon + index * hourMs },
            }),
      ),
      ...times(6, (index) => () => book(shop, index)),
    ]);
    // whoever is the fourth of one finds the other at that time
    const { 'slot-taken': taken = 0, 'slot-unavailable': unavailable = 0, ...others } = refused;
    expect({ won, lost: taken + unavailable, others }).toEqual({ won: 6, lost: 6, others: {} });
  });
});
