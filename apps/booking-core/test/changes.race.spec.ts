import { letPass } from './support/let-pass.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
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
import { ways } from './support/ways.ts';

const noon = at('2026-03-03T12:00:00-05:00');
const hourMs = 3_600_000;
describe.each(ways)('racing changes at %s, the %s way', (_level, pace, policy) => {
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

  const times = <Value>(count: number, run: (index: number) => Value): Value[] =>
    Array.from({ length: count }, (_, index) => run(index));
  const book = async (shop: Shop, start: number) => {
    const question = { serviceId: shop.serviceIds[0] ?? '', start, client: newClient() };
    return (await booking.book(asClient(shop.tenantId), question)).value;
  };
  const move =
    (shop: Shop, appointment: { id: string }, start: number, more = {}) =>
    () =>
      booking.reschedule(asClient(shop.tenantId), {
        appointmentId: appointment.id,
        target: { start, ...more },
      });

  test('sixteen appointments rush onto one time: one gets it, the others stay where they are', async () => {
    const shop = await openShop(database, { policy });
    const appointments = [];
    for (const index of Array(16).keys()) {
      appointments.push(await book(shop, noon + (index + 1) * hourMs));
    }
    const { won, refused } = await race(appointments.map((one) => move(shop, one, noon)));
    expect({ won, refused }).toEqual({ won: 1, refused: { 'slot-taken': 15 } });
  });

  // race-06
  test('two moves of one version to two times: one of them wins, and the old time is free once', async () => {
    const shop = await openShop(database, { policy });
    const appointment = await book(shop, noon);
    const versioned = (start: number) => () =>
      booking.reschedule(asClient(shop.tenantId), {
        appointmentId: appointment.id,
        version: appointment.version,
        target: { start },
      });
    const { won, refused } = await race([
      versioned(noon + 2 * hourMs),
      versioned(noon + 4 * hourMs),
    ]);
    expect({ won, refused }).toEqual({ won: 1, refused: { 'version-conflict': 1 } });
    const again = await race(times(2, () => () => book(shop, noon)));
    expect(again.won).toBe(1);
  });

  // race-07
  test('moving and cancelling at once end in one of the two, and events agree with the state', async () => {
    const shop = await openShop(database, { policy });
    for (const index of Array(8).keys()) {
      const appointment = await book(shop, noon + index * 3 * hourMs);
      const cancel = () =>
        booking.cancel(asClient(shop.tenantId), { appointmentId: appointment.id, version: 1 });
      const moved = () =>
        booking.reschedule(asClient(shop.tenantId), {
          appointmentId: appointment.id,
          version: 1,
          target: { start: noon + (index * 3 + 1) * hourMs },
        });
      const { won, refused } = await race(index % 2 === 0 ? [cancel, moved] : [moved, cancel]);
      expect(won).toBe(1);
      expect(['already-cancelled', 'version-conflict']).toContain(Object.keys(refused)[0]);
    }
    const wrong = await rowsOf(
      database,
      `select a.id from booking.appointments a join booking.outbox o on o.tenant_id = a.tenant_id
          and o.aggregate_id = a.id and o.aggregate_version = a.version
        where a.tenant_id = $1 and o.payload -> 'appointment' ->> 'status' <> a.status::text`,
      [shop.tenantId],
    );
    expect(wrong).toEqual([]);
  });

  test('of twenty cancels one cancels and the others are told so', async () => {
    const shop = await openShop(database, { policy });
    const { id } = await book(shop, noon);
    const { won, refused } = await race(
      times(20, () => () => booking.cancel(asClient(shop.tenantId), { appointmentId: id })),
    );
    expect({ won, refused }).toEqual({ won: 1, refused: { 'already-cancelled': 19 } });
  });

  test('an appointment moves into its own old time', async () => {
    const shop = await openShop(database, { policy });
    const appointment = await book(shop, noon);
    const { value } = await move(shop, appointment, noon + hourMs / 2)();
    expect(value).toMatchObject({ version: 2, start: '2026-03-03T12:30:00-05:00' });
  });

  test('two neighbours that want to swap both stay: nobody is moved onto a taken time', async () => {
    const shop = await openShop(database, { policy });
    const first = await book(shop, noon);
    const second = await book(shop, noon + hourMs);
    const { won, refused } = await race([
      move(shop, first, noon + hourMs),
      move(shop, second, noon),
    ]);
    expect({ won, refused }).toEqual({ won: 0, refused: { 'slot-taken': 2 } });
  });

  test('crossing moves between two staff neither deadlock nor overlap', async () => {
    const shop = await openShop(database, { policy, staff: 2 });
    const [left = '', right = ''] = shop.resourceIds;
    const pairs = [];
    for (const index of Array(6).keys()) {
      const start = noon + index * 2 * hourMs;
      pairs.push(
        { appointment: await book(shop, start), start },
        { appointment: await book(shop, start), start },
      );
    }
    const runs = pairs.map(({ appointment, start }) =>
      move(shop, appointment, start + hourMs, {
        resourceId: appointment.resource.id === left ? right : left,
      }),
    );
    expect(await race(runs)).toMatchObject({ won: 12, refused: {} });
  });

  test('a move and a booking fight for one time: one has it', async () => {
    const shop = await openShop(database, { policy });
    const appointment = await book(shop, noon);
    const target = noon + 5 * hourMs;
    const { won, refused } = await race<unknown>([
      move(shop, appointment, target),
      ...times(20, () => () => book(shop, target)),
    ]);
    expect({ won, refused }).toEqual({ won: 1, refused: { 'slot-taken': 20 } });
  });

  test('twenty moves onto one hold: it moves once, and the same answer comes again', async () => {
    const shop = await openShop(database, { policy });
    const appointment = await book(shop, noon);
    const held = await booking.placeHold(asClient(shop.tenantId), {
      serviceId: shop.serviceIds[0] ?? '',
      start: noon + 3 * hourMs,
      moving: { id: appointment.id, serviceId: shop.serviceIds[0] ?? '', minutes: 60 },
    });
    const { holdId, holdToken } = held.value;
    const { won, refused, values } = await race(
      times(
        20,
        () => () =>
          booking.reschedule(asClient(shop.tenantId), {
            appointmentId: appointment.id,
            target: { holdId, holdToken },
          }),
      ),
    );
    expect({ won, refused }).toEqual({ won: 20, refused: {} });
    expect(new Set(values.map(({ value }) => value.version))).toEqual(new Set([2]));
  });

  test('one client at the daily limit: of three free times two are booked', async () => {
    // race-09 of the neutral vectors
    const limits = { upcomingPerClient: 5, perClientPerDay: 2 };
    const shop = await openShop(database, { policy: { ...policy, limits } });
    const client = newClient();
    const { won, refused } = await race(
      times(
        3,
        (index) => () =>
          booking.book(asClient(shop.tenantId), {
            serviceId: shop.serviceIds[0] ?? '',
            start: noon + index * hourMs,
            client,
          }),
      ),
    );
    expect({ won, refused }).toEqual({ won: 2, refused: { 'slot-unavailable': 1 } });
  });

  test('a service that may be given twice a day is booked twice of ten tries, by whomever', async () => {
    const services = [{ minutes: 60, maxPerDay: 2 }];
    const shop = await openShop(database, { policy, staff: 3, services });
    const { won, refused } = await race(
      times(10, (index) => () => book(shop, noon + index * hourMs)),
    );
    expect({ won, refused }).toEqual({ won: 2, refused: { 'slot-unavailable': 8 } });
  });

  test('an owner that completes and cancels at once: one of the two', async () => {
    const shop = await openShop(database, { policy });
    const { id } = await book(shop, noon);
    await letPass(database, id);
    const { won } = await race([
      () => booking.cancel(asOwner(shop.tenantId), { appointmentId: id }),
      () => booking.conclude(asOwner(shop.tenantId), { appointmentId: id, status: 'completed' }),
    ]);
    expect(won).toBe(1);
  });
});
