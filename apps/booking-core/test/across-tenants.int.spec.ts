import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { systemClock } from '@gomomo/kernel';
import { createOutboxRelay, createOutboxStore, type BusRecord } from '@gomomo/messaging';
import { silentLog, until } from '@gomomo/testing';
import { toOutboxRecords } from '../src/store/outbox-records.ts';
import { createSweeps } from '../src/store/sweeps.ts';
import { bookingDatabase, rowsOf, type BookingDatabase } from './support/booking-database.ts';
import { asClient, at, createBooking, keyed, newClient, type Booking } from './support/booking.ts';
import { openShop, type Shop } from './support/shop.ts';

// What looks across tenants, over shops that may lie on several servers (docs/scale.md): `npm run citus` runs this too.

const noon = at('2026-03-03T12:00:00-05:00');
const hourMs = 3_600_000;

let database: BookingDatabase;
let booking: Booking;
let shops: Shop[];
let ids: string[];

beforeAll(async () => {
  database = await bookingDatabase();
  booking = createBooking(database);
  shops = [];
  for (const _ of Array(16)) shops.push(await openShop(database));
  ids = shops.map(({ tenantId }) => tenantId);
});
afterAll(() => database.drop());

const count = async (what: string): Promise<number> => {
  const [row] = await rowsOf<{ count: string }>(
    database,
    `select count(*) from booking.${what} and tenant_id = any ($1)`,
    [ids],
  );
  return Number(row?.count);
};

/** A hold that runs out, and an appointment of three versions. */
async function visit(shop: Shop): Promise<void> {
  const question = { serviceId: shop.serviceIds[0] ?? '', start: noon };
  const request = (more = {}) => asClient(shop.tenantId, more);
  await booking.placeHold(request(), { ...question, start: noon + 3 * hourMs });
  const { value } = await booking.book(request({ keyed: keyed('once') }), {
    ...question,
    client: newClient(),
  });
  const target = { start: noon + hourMs };
  await booking.reschedule(request(), { appointmentId: value.id, target });
  await booking.cancel(request(), { appointmentId: value.id });
}

async function sweepAll(): Promise<void> {
  const { pool, clock } = booking.deps;
  for (const { run } of createSweeps({ pool, clock, wake: () => undefined })) {
    await run(new AbortController().signal);
  }
}

async function relayAll(): Promise<BusRecord[]> {
  const sent: BusRecord[] = [];
  const relay = createOutboxRelay({
    store: createOutboxStore(database.pool, 'booking', systemClock),
    bus: {
      publish: (records) => {
        sent.push(...records);
        return Promise.resolve();
      },
    },
    toRecords: toOutboxRecords,
    holder: 'spec',
    clock: systemClock,
    logger: silentLog,
  });
  const abort = new AbortController();
  const ended = Promise.all(relay.loops.map((loop) => loop.run(abort.signal)));
  await until(async () => expect(await count('outbox where published_at is null')).toBe(0));
  abort.abort();
  await ended;
  return sent;
}

test('the holds of every shop are swept, and its events go out once each and in order', async () => {
  await Promise.all(shops.map(visit));
  expect(await count(`claims where state = 'held'`)).toBe(16);
  booking.clock.set('2026-03-02T10:00:00-05:00');
  await sweepAll();
  expect(await count(`claims where state = 'held'`)).toBe(0);
  expect(await count(`claims where state = 'expired'`)).toBe(16);

  const sent = await relayAll();
  const told = new Map<string, string[]>();
  for (const { topic, key, headers } of sent) {
    if (topic !== 'booking.events.v1' || !ids.includes(String(headers['ce_tenantid']))) continue;
    const type = String(headers['ce_type']).replace('ai.gomomo.booking.', '');
    told.set(key, [...(told.get(key) ?? []), type]);
  }
  const stories = [...told.values()].map((types) => types.join(' ')).toSorted();
  const visited = ['confirmed', 'rescheduled', 'cancelled'];
  const tenantStories = stories.filter((story) => story.startsWith('tenant.'));
  expect(stories.filter((story) => !story.startsWith('tenant.'))).toEqual([
    ...Array(16).fill(visited.map((type) => `appointment.${type}.v1`).join(' ')),
    ...Array(16).fill('hold.created.v1 hold.expired.v1'),
  ]);
  expect(tenantStories).toHaveLength(16);
});

test('what is old goes from every shop', async () => {
  booking.clock.set('2026-03-20T10:00:00-05:00');
  expect(await count('idempotency where true')).toBe(16);
  await sweepAll();
  expect(await count('idempotency where true')).toBe(0);
  expect(await count('claims where true')).toBe(0);
});
