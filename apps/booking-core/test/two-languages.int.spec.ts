import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { violatedConstraint } from '@gomomo/postgres';
import { fitsOneClaim } from '@gomomo/scheduling';
import fc from 'fast-check';
import { bookingDatabase, rowsOf, type BookingDatabase } from './support/booking-database.ts';
import {
  asClient,
  asOwner,
  at,
  createBooking,
  monday,
  newClient,
  type Booking,
} from './support/booking.ts';
import {
  askAvailability,
  askDatabase,
  askRules,
  toQuestion,
  type Question,
} from './support/drawn-answers.ts';
import { drawnCase, type DrawnCase } from './support/drawn-case.ts';
import { openDrawnShop } from './support/drawn-shop.ts';
import { findOverlaps } from './support/invariants.ts';
import { openShop } from './support/shop.ts';

// Availability asks libs/scheduling, the verbs ask SQL: of the same rows both must say the same. A case that
// fails is printed, with the seed that draws it again (`fc.assert(…, { seed })`). Notice and horizon are
// in TypeScript alone: SQL holds the version of the catalogue that they were read from.
jest.setTimeout(120_000);

const dayMs = 86_400_000;

let database: BookingDatabase;
let bookings: Record<'quick' | 'careful', Booking>;

beforeAll(async () => {
  database = await bookingDatabase();
  bookings = {
    quick: createBooking(database),
    careful: createBooking(database, { pace: 'careful' }),
  };
});
afterAll(() => database.drop());

async function draw(drawn: DrawnCase): Promise<{ booking: Booking; question: Question }> {
  const booking = bookings[drawn.isCareful ? 'careful' : 'quick'];
  const shop = await openDrawnShop(database, drawn);
  booking.clock.set(new Date(shop.now).toISOString());
  const catalogue = await booking.deps.catalogues.get(shop.tenantId);
  return { booking, question: toQuestion(drawn, shop, catalogue) };
}

/** Both sides on one drawn case. */
async function compare(drawn: DrawnCase): Promise<void> {
  const { booking, question } = await draw(drawn);
  const { rules, told, ranked, shown } = await askAvailability(booking, question);
  expect([told, shown]).toEqual([rules, ranked]);
  expect(await askDatabase(booking, question)).toEqual(askRules(question));
}

test('who takes a start, or why nobody can', async () => {
  await fc.assert(fc.asyncProperty(drawnCase, compare), { numRuns: 250 });
  expect(await findOverlaps(database)).toEqual([]);
});

/** Until when an appointment may be moved, with the clock close to that instant. */
const drawnCutoff = fc.record({
  cutoffMinutes: fc.constantFrom(0, 1, 90, 1440),
  awayMs: fc.constantFrom(-60_000, -1, 0, 1, 60_000),
  status: fc.constantFrom('confirmed', 'confirmed', 'cancelled', 'completed', 'no_show'),
  version: fc.constantFrom(undefined, 1, 2),
  isOwner: fc.boolean(),
});
type DrawnCutoff = typeof drawnCutoff extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** Slot rules are asked only where TypeScript thinks that the move is possible; off the grid they refuse. */
async function compareCutoff({ cutoffMinutes, isOwner, ...drawn }: DrawnCutoff): Promise<void> {
  const { quick: booking } = bookings;
  const shop = await openShop(database, { policy: { rescheduleCutoffMinutes: cutoffMinutes } });
  const start = at(monday) + 3 * dayMs;
  booking.clock.set(monday);
  const { value } = await booking.book(asClient(shop.tenantId), {
    ...{ serviceId: shop.serviceIds[0] ?? '', start, client: newClient() },
  });
  await database.owner.query('update booking.appointments set status = $2 where id = $1', [
    ...[value.id, drawn.status],
  ]);
  const now = new Date(start - cutoffMinutes * 60_000 + drawn.awayMs);
  booking.clock.set(now.toISOString());
  const refusal = await booking
    .reschedule((isOwner ? asOwner : asClient)(shop.tenantId), {
      appointmentId: value.id,
      target: { start: start + 60_001 },
      ...(drawn.version === undefined ? {} : { version: drawn.version }),
    })
    .catch((error: unknown) => error);
  const [row] = await rowsOf<{ code: string | null }>(
    database,
    'select booking.change_code(a, $2, $3, $4) as code from booking.appointments a where id = $1',
    [value.id, drawn.version, isOwner ? null : cutoffMinutes, now],
  );
  expect(refusal).toMatchObject({ code: row?.code ?? 'slot-unavailable' });
}

test('until when an appointment may be moved, and which', async () => {
  await fc.assert(fc.asyncProperty(drawnCutoff, compareCutoff), { numRuns: 60 });
});

test('which services fit into one claim', async () => {
  const minutes = fc.oneof(fc.integer({ min: 0, max: 1441 }), fc.constantFrom(0, 1380, 1439, 1440));
  const shop = await openShop(database);
  const fits = fc.asyncProperty(minutes, minutes, minutes, async (duration, before, after) => {
    const service = {
      durationMinutes: Math.max(1, duration),
      ...{ bufferBeforeMinutes: before % 60, bufferAfterMinutes: after % 60 },
    };
    const write = database.owner.query(
      `update booking.services set duration_minutes = $2, buffer_before_minutes = $3, buffer_after_minutes = $4
        where tenant_id = $1`,
      [shop.tenantId, ...Object.values(service)],
    );
    const isWritten = await write.then(
      () => true,
      (error: unknown) => violatedConstraint(error) !== 'services_fit_one_claim',
    );
    expect(isWritten).toBe(fitsOneClaim(service));
  });
  await fc.assert(fits, { numRuns: 100 });
});

describe('a rule that says something else in SQL is noticed:', () => {
  const options = { numRuns: 1500, endOnFailure: true, seed: 1 };
  const slots = () => fc.check(fc.asyncProperty(drawnCase, compare), options);
  const cutoffs = () => fc.check(fc.asyncProperty(drawnCutoff, compareCutoff), options);

  test.each([
    ['rank_resources', `coalesce(b.booked, '0')`, `coalesce(b.booked, '0') desc`, slots],
    ['clash', `when 'held' then 2 else 1`, `when 'held' then 1 else 2`, slots],
    ['reaches_limit', 'v_count >= v_limit.most', 'v_count > v_limit.most', slots],
    ['claims_within', 'blocked_to > p_from', 'blocked_to >= p_from', slots],
    ['live_claims', 'c.expires_at > p_now', 'c.expires_at >= p_now', slots],
    ['change_code', 'p_now > p_row', 'p_now >= p_row', cutoffs],
  ])('%s with %s made %s', async (name, from, to, check) => {
    const [row] = await rowsOf<{ sql: string }>(
      database,
      'select pg_get_functiondef(oid) as sql from pg_proc where proname = $1',
      [name],
    );
    const sql = row?.sql ?? '';
    expect(sql).toContain(from);
    await database.owner.query(sql.replace(from, to));
    const { failed } = await check();
    await database.owner.query(sql);
    expect(failed).toBe(true);
  });
});
