import { readGoogleFault } from '@gomomo/fakes';
import { until } from '@gomomo/testing';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { openShop, toStart, type Shop, type Visit } from './shop.ts';
import { startWithGoogle, type WithGoogle } from './with-google.ts';

/** CALENDAR_VISITS=1000 for what is promised; fewer are what a test run has time for. */
const visits = Number(process.env['CALENDAR_VISITS'] ?? 30);
const steps = visits * 3;
const kills = 2 + Math.floor(visits / 200);

jest.setTimeout(120_000 + visits * 6_000);

let stage: WithGoogle;
beforeAll(async () => {
  stage = await startWithGoogle({ GOOGLE_REQUESTS_PER_SECOND: '100' });
});
afterAll(async () => {
  await stage?.stop();
});

const seed = 20_261_128;
/** The same row of numbers from 0 to 1 for the same seed (mulberry32). */
function createDraw(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const draw = createDraw(seed);
const pick = <Item>(items: readonly Item[]): Item => {
  const item = items[Math.floor(draw() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

const faults = [
  ...['503x2', '500x2', '429=1x2', 'resetx2', 'lostx2/insert', 'lostx2/patch', 'lostx1/delete'],
  ...['rateLimitExceededx2', '401x1', 'slow=300x3', 'rotatex1/refresh', '503x1/refresh'],
  // No 410 of a delete: it would be Google's lie, which a look finds and an event cannot.
  ...['409x1/insert', '412x1/patch'],
];
const calendars = ['owner@bloom.example', 'treatments@group.calendar.google.com'];

interface Known {
  visit: Visit;
  status: 'confirmed' | 'cancelled';
}

interface Place {
  readonly day: number;
  readonly hour: number;
  readonly resourceId: string;
}

/** Each once, near enough for four thousand to lie within what can be booked. */
function countPlaces(resources: readonly string[]): () => Place {
  let taken = 0;
  return () => {
    const resourceId = resources[taken % resources.length] ?? '';
    const hours = Math.floor(taken / resources.length);
    taken += 1;
    return { day: 3 + Math.floor(hours / 24), hour: hours % 24, resourceId };
  };
}

/** One change of a visit, or another calendar; what is not allowed is passed over. */
async function change(shop: Shop, known: Known[], nextPlace: () => Place): Promise<void> {
  const roll = draw();
  if (roll < 0.05) {
    await shop.calendar('PATCH', '', { calendarId: pick(calendars) }).catch(() => undefined);
    return;
  }
  const each = pick(known);
  if (each.status === 'cancelled') return;
  if (roll < 0.25) {
    each.visit = await shop.change(each.visit, 'cancel');
    each.status = 'cancelled';
    return;
  }
  const { day, hour, resourceId } = nextPlace();
  const start = toStart(day, hour);
  each.visit = await shop.change(each.visit, 'reschedule', { start, resourceId });
}

const byId = (a: { appointmentId: string }, b: { appointmentId: string }) =>
  a.appointmentId < b.appointmentId ? -1 : 1;

/** Exactly one live event for each visit that stands, as it stands, in the calendar that was chosen last. */
async function checkEqual(shop: Shop, known: readonly Known[]): Promise<void> {
  const now = await stage.stateOf(shop.slug);
  expect(now).toMatchObject({ state: 'connected', pending: 0, dead: 0 });
  const shown = shop.events().map(({ id: _id, ...event }) => event);
  const wanted = known
    .filter(({ status }) => status !== 'cancelled')
    .map(({ visit: { id, reference, start, end, version, resource } }) => ({
      ...{ appointmentId: id, calendarId: now['calendarId'], version: String(version) },
      ...{ startMs: Date.parse(start), endMs: Date.parse(end) },
      summary: 'Facial',
      description: `With ${resource.name}\nReference ${reference}\nBooked by another system`,
    }));
  expect(shown.toSorted(byId)).toEqual(wanted.toSorted(byId));
}

test('changes at random under faults and kills: afterwards the calendar is the diary', async () => {
  const shop = await openShop(stage);
  await stage.connect(shop.slug);
  const nextPlace = countPlaces(shop.resources);
  const known: Known[] = [];
  for (let count = 0; count < visits; count += 1) {
    const { day, hour, resourceId } = nextPlace();
    known.push({ visit: await shop.book(day, hour, resourceId), status: 'confirmed' });
  }
  for (let step = 1; step <= steps; step += 1) {
    if (step % 6 === 0) stage.google.fault(readGoogleFault(pick(faults)));
    await change(shop, known, nextPlace);
    if (step % Math.ceil(steps / (kills + 1)) === 0) {
      await stage.product.kill();
      await stage.product.start();
    }
    await pause(draw() * 60);
  }
  stage.google.clearFaults();
  await until(async () => {
    await pause(500);
    await checkEqual(shop, known);
  }, 120 + visits);
  // What was told last is still on its way.
  await until(async () => {
    for (const { visit } of known) {
      const { sync } = await shop.look(visit);
      expect([visit.id, sync.googleCalendar]).toEqual([visit.id, 'synced']);
    }
  }, 30);
});
