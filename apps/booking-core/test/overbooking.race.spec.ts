import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import {
  bookingDatabase,
  openBookingPool,
  rowsOf,
  type BookingDatabase,
} from './support/booking-database.ts';
import { asClient, at, createBooking, newClient, race, type Booking } from './support/booking.ts';
import { findFaults, findOverlaps } from './support/invariants.ts';
import { openShop, type Shop } from './support/shop.ts';
import { ways } from './support/ways.ts';

const openReplica = async (database: BookingDatabase): Promise<Booking> =>
  createBooking({ pool: openBookingPool(database, 4) });

const noon = at('2026-03-03T12:00:00-05:00');
const minuteMs = 60_000;

describe.each(ways)('racing callers at %s, the %s way', (_level, pace, policy) => {
  let database: BookingDatabase;
  let booking: Booking;

  beforeAll(async () => {
    database = await bookingDatabase({ max: 16 });
    booking = createBooking(database, { pace });
  });
  afterEach(async () => {
    expect(await findOverlaps(database)).toEqual([]);
    expect(await findFaults(database)).toEqual([]);
  });
  afterAll(() => database.drop());

  const shopWith = (options: object = {}): Promise<Shop> =>
    openShop(database, { policy, ...options });
  const hold =
    (shop: Shop, start: number, service = 0) =>
    () =>
      booking.placeHold(asClient(shop.tenantId), {
        serviceId: shop.serviceIds[service] ?? '',
        start,
      });
  const book =
    (shop: Shop, start: number, service = 0, client = newClient()) =>
    () =>
      booking.book(asClient(shop.tenantId), {
        serviceId: shop.serviceIds[service] ?? '',
        start,
        client,
      });
  const times = <Value>(count: number, run: (index: number) => Value): Value[] =>
    Array.from({ length: count }, (_, index) => run(index));

  test('of 50 callers of one slot one books it and 49 are told that it is taken', async () => {
    const shop = await shopWith();
    const { won, refused } = await race(times(50, () => book(shop, noon)));
    expect({ won, refused }).toEqual({ won: 1, refused: { 'slot-taken': 49 } });
  });

  test('of 50 callers that hold one slot one holds it', async () => {
    const shop = await shopWith();
    const { won, refused } = await race(times(50, () => hold(shop, noon)));
    expect({ won, refused }).toEqual({ won: 1, refused: { 'slot-taken': 49 } });
  });

  // race-02 of the neutral vectors
  test('64 visits of an hour that start within one hour: never two that overlap', async () => {
    const shop = await shopWith();
    const { won, refused } = await race(
      times(64, (index) => book(shop, noon + (index % 4) * 15 * minuteMs)),
    );
    expect({ won, refused }).toEqual({ won: 1, refused: { 'slot-taken': 63 } });
  });

  // race-03
  test('two services of one staff member overlap: one of them stands', async () => {
    const services = [
      { minutes: 60, stepMinutes: 15 },
      { minutes: 30, stepMinutes: 15, bufferBefore: 15 },
    ];
    const shop = await shopWith({ services });
    const { won, refused } = await race(
      times(40, (index) => book(shop, noon + (index % 2) * 30 * minuteMs, index % 2)),
    );
    expect({ won, refused }).toEqual({ won: 1, refused: { 'slot-taken': 39 } });
  });

  // race-13
  test('two of the staff are free: exactly two of 40 are booked, one each', async () => {
    const shop = await shopWith({ staff: 2 });
    const { won, refused, values } = await race(times(40, () => book(shop, noon)));
    expect({ won, refused }).toEqual({ won: 2, refused: { 'slot-taken': 38 } });
    expect(new Set(values.map(({ value }) => value.resource.id)).size).toBe(2);
  });

  test('64 confirms of one hold make one appointment, and all are shown it', async () => {
    const shop = await shopWith();
    const { value: held } = await hold(shop, noon)();
    const { won, refused, values } = await race(
      times(
        64,
        () => () => booking.confirmHold(asClient(shop.tenantId), { ...held, client: newClient() }),
      ),
    );
    expect({ won, refused }).toEqual({ won: 64, refused: {} });
    expect(new Set(values.map(({ value }) => value.reference)).size).toBe(1);
    expect(values.filter(({ status }) => status === 201)).toHaveLength(1);
    const events = await rowsOf(
      database,
      `select type, payload ->> 'holdId' as hold from booking.outbox where tenant_id = $1 and aggregate_type = 'appointment'`,
      [shop.tenantId],
    );
    expect(events).toEqual([
      { type: 'ai.gomomo.booking.appointment.confirmed.v1', hold: held.holdId },
    ]);
  });

  test('holding and booking one slot exclude each other', async () => {
    const shop = await shopWith();
    const { won, refused } = await race<unknown>(
      times(40, (index) => (index % 2 === 0 ? hold(shop, noon) : book(shop, noon))),
    );
    expect({ won, refused }).toEqual({ won: 1, refused: { 'slot-taken': 39 } });
  });

  // race-11
  test('a confirm in the instant its hold expires against others that book: one owner', async () => {
    const shop = await shopWith();
    const { value: held } = await hold(shop, noon)();
    booking.clock.set(new Date(at(held.expiresAt) - 1).toISOString());
    const confirm = () =>
      booking.confirmHold(asClient(shop.tenantId), { ...held, client: newClient() });
    const later = times(10, () => async () => {
      booking.clock.set(held.expiresAt);
      return book(shop, noon)();
    });
    const { values } = await race<{ value: { reference: string } }>([confirm, ...later]);
    expect(new Set(values.map(({ value }) => value.reference)).size).toBe(1);
  });

  test('an expired hold that nobody swept gives way, with its event', async () => {
    const shop = await shopWith();
    const { value: held } = await hold(shop, noon)();
    booking.clock.set(held.expiresAt);
    const { won, refused } = await race(times(30, () => book(shop, noon)));
    expect({ won, refused }).toEqual({ won: 1, refused: { 'slot-taken': 29 } });
    const events = await rowsOf(
      database,
      'select type, aggregate_version as version from booking.outbox where tenant_id = $1 and aggregate_id = $2 order by id',
      [shop.tenantId, held.holdId],
    );
    expect(events).toEqual([
      { type: 'ai.gomomo.booking.hold.created.v1', version: 1 },
      { type: 'ai.gomomo.booking.hold.expired.v1', version: 2 },
    ]);
  });

  test('64 writes of one tenant at different times are never busy', async () => {
    const shop = await shopWith();
    const { won, refused } = await race(
      times(64, (index) => book(shop, noon + index * 60 * minuteMs)),
    );
    expect({ won, refused }).toEqual({ won: 64, refused: {} });
  });

  test('three replicas of the service book for one tenant, and none is busy', async () => {
    const shop = await shopWith();
    const replicas = await Promise.all(times(3, () => openReplica(database)));
    const serviceId = shop.serviceIds[0] ?? '';
    const { won, refused } = await race(
      times(60, (index) => () => {
        const start = noon + index * 60 * minuteMs;
        const request = asClient(shop.tenantId);
        return (replicas[index % 3] ?? booking).book(request, {
          serviceId,
          start,
          client: newClient(),
        });
      }),
    );
    await Promise.all(replicas.map(({ deps }) => deps.pool.end()));
    expect({ won, refused }).toEqual({ won: 60, refused: {} });
  });

  test('one client with the limit of five upcoming gets five of twelve', async () => {
    const shop = await shopWith();
    const client = newClient();
    const { won, refused } = await race(
      times(12, (index) => book(shop, noon + index * 60 * minuteMs, 0, client)),
    );
    expect({ won, refused }).toEqual({ won: 5, refused: { 'slot-unavailable': 7 } });
  });

  test('one address holds three times at most, however fast it asks', async () => {
    const shop = await shopWith();
    const request = asClient(shop.tenantId, { holder: '203.0.113.9' });
    const serviceId = shop.serviceIds[0] ?? '';
    const { won, refused } = await race(
      times(
        12,
        (index) => () =>
          booking.placeHold(request, { serviceId, start: noon + index * 60 * minuteMs }),
      ),
    );
    expect({ won, refused }).toEqual({ won: 3, refused: { 'rate-limited': 9 } });
  });
});
