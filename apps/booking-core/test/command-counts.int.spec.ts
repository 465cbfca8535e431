import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bookingMetrics } from '../src/metrics.ts';
import { bookingDatabase, type BookingDatabase } from './support/booking-database.ts';
import { asClient, at, createBooking, monday, newClient, type Booking } from './support/booking.ts';
import { openShop } from './support/shop.ts';

let database: BookingDatabase;
let booking: Booking;

beforeAll(async () => {
  database = await bookingDatabase();
  booking = createBooking(database);
});
afterAll(() => database.drop());

async function counts(): Promise<Record<string, number>> {
  const { values } = await bookingMetrics.commands.get();
  return Object.fromEntries(
    values.map(({ labels, value }) => [
      [labels.verb, labels.channel, labels.outcome].filter(Boolean).join(' '),
      value,
    ]),
  );
}

test('every verb is counted with its channel and what came of it, a lost race and weather too', async () => {
  const shop = await openShop(database);
  const [serviceId = ''] = shop.serviceIds;
  const start = at(monday) + 3_600_000;
  const asked = () => ({ serviceId, start, client: newClient() });
  const request = asClient(shop.tenantId, { actor: { kind: 'client', channel: 'phone' } });
  const { value } = await booking.book(request, asked());
  await expect(booking.book(request, asked())).rejects.toMatchObject({ code: 'slot-taken' });
  await booking.cancel(request, { appointmentId: value.id });
  await booking.placeHold(request, { serviceId, start });
  expect(await counts()).toEqual({
    'book phone booked': 1,
    'book phone taken': 1,
    'cancel phone done': 1,
    'place_hold placed': 1,
  });
  const { pool } = booking.deps;
  const away = createBooking({
    pool: new Proxy(pool, {
      get: (target, name) =>
        name === 'query' ? () => Promise.reject(new Error('away')) : Reflect.get(target, name),
    }),
  });
  away.deps.catalogues.get = (id) => booking.deps.catalogues.get(id);
  await expect(away.book(request, asked())).rejects.toThrow('away');
  expect(await counts()).toMatchObject({ 'book phone failed': 1 });
});
