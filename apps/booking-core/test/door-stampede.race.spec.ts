import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { many, newStart, tally } from './support/callers.ts';
import { ahead, book, hold, openShop, stranger, type DoorShop } from './support/door-shop.ts';
import { openDoor, serviceKey, type Door } from './support/door.ts';
import { say, type Said } from './support/say.ts';

jest.setTimeout(120_000);

let door: Door;
let beside: Door;
let shop: DoorShop;

beforeAll(async () => {
  door = await openDoor();
  beside = await openDoor({ beside: door });
  shop = await openShop(door, { service: { stepMinutes: 15 } });
});
afterAll(async () => {
  await beside.close();
  await door.close();
});

/** Two replicas in turn. */
const post = (index: number, path: string, body: object, more: object = {}) =>
  say(index % 2 === 0 ? door : beside, 'POST', `${shop.path}/${path}`, {
    key: shop.key,
    body,
    ...more,
  });

async function overlapping(): Promise<number> {
  const { rows } = await door.owner.query<{ count: number }>(
    `select count(*)::integer as count from booking.claims a join booking.claims b
         on a.tenant_id = b.tenant_id and a.resource_id = b.resource_id and a.id < b.id
        and a.blocked_from < b.blocked_to and b.blocked_from < a.blocked_to
      where a.state in ('held', 'booked', 'blocked') and b.state in ('held', 'booked', 'blocked')`,
  );
  return rows[0]?.count ?? -1;
}

test('of fifty callers on one slot one books it, the others hear that it is taken', async () => {
  const start = newStart();
  const answers = await many(50, (index) =>
    post(index, 'appointments', {
      serviceId: shop.service,
      start,
      resourceId: shop.staff[0],
      client: stranger(),
    }),
  );
  expect(tally(answers)).toEqual({ 201: 1, 409: 49 });
  expect(new Set(answers.map(({ json }) => json['code'] ?? 'booked'))).toEqual(
    new Set(['booked', 'slot-taken']),
  );
  expect(answers.filter(({ status }) => status === 409).every(hasAlternatives)).toBe(true);
  expect(await overlapping()).toBe(0);
});

const hasAlternatives = ({ json }: Said): boolean =>
  (json['alternatives'] as unknown as unknown[]).length > 0;

test('of sixty-four callers on overlapping times of two staff no two get what overlaps, and nobody a 5xx', async () => {
  const day = ahead(60, 0).slice(0, 10);
  const answers = await many(64, (index) =>
    post(index, index % 3 === 0 ? 'holds' : 'appointments', {
      serviceId: shop.service,
      start: `${day}T12:${String((index % 4) * 15).padStart(2, '0')}:00Z`,
      ...(index % 3 === 0 ? {} : { client: stranger() }),
    }),
  );
  const counts = tally(answers);
  expect(Object.keys(counts).toSorted()).toEqual(['201', '409']);
  expect(counts['201']).toBeGreaterThanOrEqual(2);
  expect(await overlapping()).toBe(0);
});

test('sixty-four writes of one tenant at once are never busy, whatever they write', async () => {
  const day = (index: number) => ahead(70 + index);
  const bookings = await many(64, (index) =>
    post(index, 'appointments', {
      serviceId: shop.service,
      start: day(index),
      client: stranger(),
    }),
  );
  expect(tally(bookings)).toEqual({ 201: 64 });
  const references = bookings.map(({ json }) => String(json['reference']));
  const changes = await many(64, (index) =>
    post(index, `appointments/${references[index]}/${index % 2 === 0 ? 'cancel' : 'reschedule'}`, {
      ...(index % 2 === 0 ? {} : { start: day(index).replace('T12', 'T15') }),
    }),
  );
  expect(tally(changes)).toEqual({ 200: 64 });
  const catalogue = await many(64, (index) =>
    index % 4 === 0
      ? post(index, 'services', { name: `Service ${index}`, durationMinutes: 30 })
      : index % 4 === 1
        ? post(index, 'resources', { name: `Room ${index}`, kind: 'room' })
        : index % 4 === 2
          ? post(index, 'keys', { name: `Key ${index}` })
          : post(index, 'holds', { serviceId: shop.service, start: day(index) }),
  );
  expect(tally(catalogue)).toEqual({ 201: 64 });
});

test('of twenty clients who confirm one hold at once all get the one appointment', async () => {
  const held = await hold(door, shop, newStart());
  const client = stranger();
  const { holdId, holdToken } = held;
  const answers = await many(20, (index) =>
    post(index, 'appointments', { holdId, holdToken, client }, { key: undefined }),
  );
  expect(tally(answers)).toEqual({ 200: 19, 201: 1 });
  expect(new Set(answers.map(({ json }) => json['id'])).size).toBe(1);
});

test('of many moves and cancels of one appointment each ends in its own answer, one winner a version', async () => {
  const booked = await book(door, shop, newStart());
  const headers = { 'x-client-contact': booked.client.phone };
  const answers = await many(24, (index) =>
    post(
      index,
      `appointments/${booked.reference}/${index % 3 === 0 ? 'cancel' : 'reschedule'}`,
      { version: 1, ...(index % 3 === 0 ? {} : { start: ahead(40 + index) }) },
      { key: serviceKey, headers },
    ),
  );
  expect(tally(answers)).toEqual({ 200: 1, 409: 23 });
  const codes = new Set(answers.map(({ json }) => String(json['code'] ?? 'done')));
  codes.delete('done');
  for (const code of codes) expect(['version-conflict', 'already-cancelled']).toContain(code);
  expect(await overlapping()).toBe(0);
});
