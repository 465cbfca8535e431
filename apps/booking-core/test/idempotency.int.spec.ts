import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withTransaction } from '@gomomo/postgres';
import { bookingDatabase, rowsOf, type BookingDatabase } from './support/booking-database.ts';
import {
  asClient,
  at,
  createBooking,
  keyed,
  monday,
  newClient,
  race,
  type Booking,
} from './support/booking.ts';
import { findFaults } from './support/invariants.ts';
import { openShop, type Shop } from './support/shop.ts';
import { ways } from './support/ways.ts';

const noon = at('2026-03-03T12:00:00-05:00');
const hourMs = 3_600_000;

let database: BookingDatabase;
let booking: Booking;

beforeAll(async () => {
  database = await bookingDatabase({ max: 16 });
  booking = createBooking(database);
});
afterAll(async () => {
  expect(await findFaults(database)).toEqual([]);
  await database.drop();
});

const serviceOf = (shop: Shop): string => shop.serviceIds[0] ?? '';
const under = (shop: Shop, key: string, body: unknown = {}) =>
  asClient(shop.tenantId, { keyed: keyed(key, body), holder: 'one' });
const question = (shop: Shop, start = noon) => ({
  serviceId: serviceOf(shop),
  start,
  client: { name: 'Ana', phone: '+12125550111' },
});
const keysOf = (shop: Shop) =>
  rowsOf<object>(database, 'select * from booking.idempotency where tenant_id = $1', [
    shop.tenantId,
  ]);

describe.each(ways)('a repeated key at %s, the %s way', (_level, pace, policy) => {
  beforeAll(() => {
    booking = createBooking(database, { pace });
  });
  afterAll(() => {
    booking = createBooking(database);
  });

  // race-04 of the neutral vectors
  test('books once, however often and however fast it is repeated', async () => {
    const shop = await openShop(database, { policy });
    const { won, refused, values } = await race(
      Array.from({ length: 12 }, () => () => booking.book(under(shop, 'k'), question(shop))),
    );
    expect({ won, refused }).toEqual({ won: 12, refused: {} });
    expect(new Set(values.map(({ value }) => JSON.stringify(value))).size).toBe(1);
    expect(values.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(values.map(({ status }) => status))).toEqual(new Set([201]));
  });

  test('answers what it answered first, even after the appointment was moved', async () => {
    const shop = await openShop(database, { policy });
    const first = await booking.book(under(shop, 'k'), question(shop));
    await booking.reschedule(asClient(shop.tenantId), {
      appointmentId: first.value.id,
      target: { start: noon + hourMs },
    });
    const again = await booking.book(under(shop, 'k'), question(shop));
    expect(again).toEqual({ ...first, replayed: true });
  });

  test('repeats a hold with its token, also when the time has passed since', async () => {
    const shop = await openShop(database, { policy });
    const first = await booking.placeHold(under(shop, 'h'), question(shop));
    booking.clock.set(new Date(noon + hourMs).toISOString());
    const again = await booking.placeHold(under(shop, 'h'), question(shop));
    booking.clock.set(monday);
    expect(again).toEqual({ ...first, replayed: true });
  });

  test('repeats changes', async () => {
    const shop = await openShop(database, { policy });
    const { value } = await booking.book(asClient(shop.tenantId), question(shop));
    const move = () =>
      booking.reschedule(under(shop, 'm'), {
        appointmentId: value.id,
        target: { start: noon + hourMs },
      });
    const moved = await move();
    const cancel = () => booking.cancel(under(shop, 'c'), { appointmentId: value.id });
    const cancelled = await cancel();
    expect(await move()).toEqual({ ...moved, replayed: true });
    expect(await cancel()).toEqual({ ...cancelled, replayed: true });
  });

  test('repeats a lost slot with the same alternatives after the slot is free again', async () => {
    const shop = await openShop(database, { policy });
    const { value } = await booking.book(asClient(shop.tenantId), question(shop));
    const lose = () => booking.book(under(shop, 'l'), { ...question(shop), client: newClient() });
    const first = await lose().catch((error: unknown) => error as { details: object });
    await booking.cancel(asClient(shop.tenantId), { appointmentId: value.id });
    await expect(lose()).rejects.toMatchObject({
      code: 'slot-taken',
      details: { ...(first as { details: object }).details, replayed: true },
    });
  });

  test('repeats the refusal of a rule, and of an expired hold', async () => {
    const shop = await openShop(database, { policy });
    const past = () => booking.book(under(shop, 'p'), question(shop, at(monday) - hourMs));
    await expect(past()).rejects.toMatchObject({ code: 'slot-unavailable' });
    await expect(past()).rejects.toMatchObject({ details: { reason: 'past', replayed: true } });
    const { value: held } = await booking.placeHold(asClient(shop.tenantId), question(shop));
    booking.clock.set(held.expiresAt);
    const { client } = question(shop);
    const confirm = () => booking.confirmHold(under(shop, 'e'), { ...held, client });
    await expect(confirm()).rejects.toMatchObject({ code: 'hold-expired' });
    booking.clock.set(monday);
    await expect(confirm()).rejects.toMatchObject({
      code: 'hold-expired',
      details: { replayed: true },
    });
  });

  // race-05
  test('with another body is refused and books nothing', async () => {
    const shop = await openShop(database, { policy });
    await booking.book(under(shop, 'k', { start: 1 }), question(shop));
    const other = booking.book(under(shop, 'k', { start: 2 }), question(shop, noon + hourMs));
    await expect(other).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    expect(await keysOf(shop)).toHaveLength(1);
  });

  test('of another tenant is another key', async () => {
    const [here, there] = [
      await openShop(database, { policy }),
      await openShop(database, { policy }),
    ];
    const first = await booking.book(under(here, 'k'), question(here));
    const second = await booking.book(under(there, 'k'), question(there));
    expect([second.replayed, second.value.id === first.value.id]).toEqual([false, false]);
  });
});

test('a key whose first request still runs is in progress, after a wait of two seconds', async () => {
  const shop = await openShop(database);
  const { id, bodyHash } = keyed('slow');
  await withTransaction(
    database.pool,
    async (tx) => {
      await tx.query(
        `insert into booking.idempotency (tenant_id, id, body_hash, created_at, status)
         values ($1, $2, $3, now(), 0)`,
        [shop.tenantId, id, bodyHash],
      );
      await expect(booking.book(under(shop, 'slow'), question(shop))).rejects.toMatchObject({
        code: 'idempotency-in-progress',
      });
      await tx.query('delete from booking.idempotency where id = $1', [id]);
    },
    { tenantId: shop.tenantId },
  );
  expect((await booking.book(under(shop, 'slow'), question(shop))).replayed).toBe(false);
});

test('a second request waits for the first by its key alone, before it looks at anything', async () => {
  const shop = await openShop(database);
  const { id } = keyed('twin');
  await withTransaction(
    database.pool,
    async (tx) => {
      await tx.query('select booking.lock_key($1, $2)', [shop.tenantId, id]);
      for (const run of [
        () => booking.book(under(shop, 'twin'), question(shop)),
        () => booking.placeHold(under(shop, 'twin'), question(shop)),
      ]) {
        await expect(run()).rejects.toMatchObject({ code: 'idempotency-in-progress' });
      }
    },
    { tenantId: shop.tenantId },
  );
  expect((await booking.book(under(shop, 'twin'), question(shop))).replayed).toBe(false);
});

test('a crash in the middle leaves no stuck key', async () => {
  const shop = await openShop(database);
  const { id, bodyHash } = keyed('crash');
  const crashed = withTransaction(
    database.pool,
    async (tx) => {
      await tx.query(
        `insert into booking.idempotency (tenant_id, id, body_hash, created_at, status)
         values ($1, $2, $3, now(), 0)`,
        [shop.tenantId, id, bodyHash],
      );
      await tx.query('select pg_terminate_backend(pg_backend_pid())');
    },
    { tenantId: shop.tenantId },
  );
  await expect(crashed).rejects.toMatchObject({ code: 'dependency-unavailable' });
  expect((await booking.book(under(shop, 'crash'), question(shop))).status).toBe(201);
});

test('a key keeps neither contacts nor tokens', async () => {
  const shop = await openShop(database);
  const held = await booking.placeHold(under(shop, 'h'), question(shop));
  const { value } = await booking.confirmHold(under(shop, 'c'), {
    ...held.value,
    client: { name: 'Zoe Quill', phone: '+12125550122', email: 'zoe@example.com' },
  });
  await booking.cancel(asClient(shop.tenantId), { appointmentId: value.id });
  await booking
    .cancel(under(shop, 'again'), { appointmentId: value.id })
    .catch((error: unknown) => expect(error).toMatchObject({ code: 'already-cancelled' }));
  const kept = JSON.stringify(await keysOf(shop));
  for (const secret of ['Zoe', '5550122', 'zoe@', held.value.holdToken, value.manageUrl ?? '#']) {
    expect(kept).not.toContain(secret);
  }
  expect(await keysOf(shop)).toHaveLength(3);
});
