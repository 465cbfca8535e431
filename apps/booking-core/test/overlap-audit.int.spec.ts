import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { registry } from '@gomomo/telemetry';
import { createOverlapAudit } from '../src/store/overlap-audit.ts';
import { bookingDatabase, type BookingDatabase } from './support/booking-database.ts';
import { asClient, at, createBooking, newClient, type Booking } from './support/booking.ts';
import { openShop } from './support/shop.ts';

let database: BookingDatabase;
let booking: Booking;

beforeAll(async () => {
  database = await bookingDatabase();
  booking = createBooking(database);
});
afterAll(async () => {
  await database.drop();
});

async function audit(): Promise<number | undefined> {
  const { pool, clock } = booking.deps;
  await createOverlapAudit({ pool, clock }).run(new AbortController().signal);
  const metric = await registry.getSingleMetric('booking_overlap_audit')?.get();
  return metric?.values[0]?.value;
}

test('time that is taken twice is counted, also where the constraint was lost', async () => {
  const shop = await openShop(database);
  await booking.book(asClient(shop.tenantId), {
    serviceId: shop.serviceIds[0] ?? '',
    start: at('2026-03-03T12:00:00-05:00'),
    client: newClient() as { name: string; phone: string },
  });
  expect(await audit()).toBe(0);
  await database.owner.query('alter table booking.claims drop constraint claims_no_overlap');
  await database.owner.query(`
    insert into booking.claims (tenant_id, id, resource_id, state, service_id, starts_at, ends_at, blocked_from,
      blocked_to, appointment_id, agreed, created_at)
    select tenant_id, gen_random_uuid(), resource_id, state, service_id, starts_at, ends_at, blocked_from,
      blocked_to, appointment_id, agreed, created_at from booking.claims`);
  expect(await audit()).toBe(1);
  booking.clock.set('2026-05-01T12:00:00-04:00');
  expect(await audit()).toBe(0);
});
