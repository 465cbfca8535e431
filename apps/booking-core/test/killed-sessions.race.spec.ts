import { isAppError } from '@gomomo/kernel';
import { createPool, type Pool } from '@gomomo/postgres';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bookingDatabase, rowsOf, type BookingDatabase } from './support/booking-database.ts';
import { asClient, at, createBooking, keyed, newClient, type Booking } from './support/booking.ts';
import { findFaults, findOverlaps } from './support/invariants.ts';
import { openShop, type Shop } from './support/shop.ts';
import { ways } from './support/ways.ts';

/*
 * Sessions are killed while they book, hold and confirm. Who asks again under the same key gets the one
 * answer, whether the first try had committed or not.
 */

const noon = at('2026-03-03T12:00:00-05:00');
const hourMs = 3_600_000;
let database: BookingDatabase;
let superuser: Pool;

beforeAll(async () => {
  database = await bookingDatabase({ max: 8 });
  superuser = createPool({
    ...{ connectionString: database.superuserUrl, applicationName: 'killer', max: 1 },
  });
});
afterAll(async () => {
  expect(await findOverlaps(database)).toEqual([]);
  expect(await findFaults(database)).toEqual([]);
  await superuser.end();
  await database.drop();
});

/** Kills what works for the service, as long as `work` runs; answers how many sessions that were. */
async function killDuring(work: Promise<unknown>): Promise<number> {
  const state = { done: false, killed: 0 };
  const end = () => {
    state.done = true;
  };
  work.then(end, end);
  while (!state.done) {
    const { rowCount } = await superuser.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'booking-core' and state <> 'idle'
        order by random() limit 1`,
    );
    state.killed += rowCount ?? 0;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 50));
  }
  return state.killed;
}

const mostTries = 60;

/** Asks again, under the same key, until there is an answer. */
async function insist<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!isAppError(error) || !error.retryable || tried === mostTries) throw error;
    }
  }
}

const inFlight = 8;
const each = 8;

async function bookAndConfirm(booking: Booking, shop: Shop, caller: number): Promise<string[]> {
  const booked: string[] = [];
  const serviceId = shop.serviceIds[0] ?? '';
  for (let turn = 0; turn < each; turn += 1) {
    const start = noon + (caller * each + turn) * hourMs;
    const as = (step: string) =>
      asClient(shop.tenantId, { keyed: keyed(`${step} ${caller} ${turn}`), holder: `${caller}` });
    const client = newClient();
    const answer = await insist(async () => {
      if (turn % 2 === 0) return booking.book(as('book'), { serviceId, start, client });
      const { value: held } = await insist(() =>
        booking.placeHold(as('hold'), { serviceId, start }),
      );
      return insist(() => booking.confirmHold(as('confirm'), { ...held, client }));
    });
    booked.push(answer.value.id);
  }
  return booked;
}

describe.each(ways)('sessions killed at %s, the %s way', (_level, pace, policy) => {
  test('lose no answer and book nothing twice', async () => {
    const shop = await openShop(database, { policy });
    const booking = createBooking(database, { pace });
    const work = Promise.all(
      Array.from({ length: inFlight }, (_, caller) => bookAndConfirm(booking, shop, caller)),
    );
    const [answered, killed] = await Promise.all([work, killDuring(work)]);
    expect(killed).toBeGreaterThan(0);
    const ids = answered.flat();
    expect(new Set(ids).size).toBe(inFlight * each);
    const rows = await rowsOf<{ id: string }>(
      database,
      `select id from booking.appointments where tenant_id = $1`,
      [shop.tenantId],
    );
    expect(rows.map(({ id }) => id).sort()).toEqual(ids.sort());
  });
});
