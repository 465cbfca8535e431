import { readEvent } from '@gomomo/contracts';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { ahead, openShop, type DoorShop } from './support/door-shop.ts';
import { openDoor, type Door } from './support/door.ts';
import { say } from './support/say.ts';

let door: Door;
let shop: DoorShop;
let path: string;

jest.setTimeout(60_000);

beforeAll(async () => {
  door = await openDoor();
  shop = await openShop(door);
  ({ path } = shop);
});
afterAll(() => door.close());

test('a client finds a time, holds it, books it, moves it and cancels it', async () => {
  const from = ahead(3, 0);
  const free = await say(
    door,
    'GET',
    `${path}/availability?serviceId=${shop.service}&from=${from}&to=${ahead(4, 0)}`,
  );
  expect(free.status).toBe(200);
  const [slot] = free.json['slots'] as unknown as { start: string; resourceIds: string[] }[];
  expect(slot?.resourceIds).toHaveLength(2);

  const held = await say(door, 'POST', `${path}/holds`, {
    body: { serviceId: shop.service, start: slot?.start, resourceId: shop.staff[0] },
  });
  expect(held.status).toBe(201);
  const { holdId, holdToken } = held.json as unknown as { holdId: string; holdToken: string };

  const client = { name: 'Dana Reed', phone: '212 555 0143' };
  const booked = await say(door, 'POST', `${path}/appointments`, {
    body: { holdId, holdToken, client },
  });
  expect(booked.status).toBe(201);
  expect(booked.json).toMatchObject({
    status: 'confirmed',
    version: 1,
    start: slot?.start,
    client: { name: 'Dana Reed', phone: '+12125550143', email: null },
    sync: { googleCalendar: 'none', excel: 'none' },
  });
  const reference = String(booked.json['reference']);
  expect(reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);

  const again = await say(door, 'POST', `${path}/appointments`, {
    body: { holdId, holdToken, client },
  });
  expect([again.status, again.json['id']]).toEqual([200, booked.json['id']]);

  const proof = { 'x-client-contact': '+1 (212) 555-0143' };
  const seen = await say(
    door,
    'GET',
    `${path}/appointments/${reference.toLowerCase().replace('-', '')}`,
    { headers: proof },
  );
  expect([seen.status, seen.json['id']]).toEqual([200, booked.json['id']]);

  const moved = await say(door, 'POST', `${path}/appointments/${reference}/reschedule`, {
    headers: proof,
    body: { start: ahead(5, 15), version: 1 },
  });
  expect([moved.status, moved.json['version']]).toEqual([200, 2]);

  const token = decodeURIComponent(String(booked.json['manageUrl']).split('#manage=')[1] ?? '');
  const cancelled = await say(door, 'POST', `${path}/appointments/${reference}/cancel`, {
    headers: { 'x-manage-token': token },
    body: { reasonCode: 'client' },
  });
  expect([cancelled.status, cancelled.json['status'], cancelled.json['version']]).toEqual([
    200,
    'cancelled',
    3,
  ]);
  const twice = await say(door, 'POST', `${path}/appointments/${reference}/cancel`, {
    headers: proof,
  });
  expect([twice.status, twice.json['code']]).toEqual([409, 'already-cancelled']);

  const history = await say(door, 'GET', `${path}/appointments/${reference}/history`, {
    key: shop.key,
  });
  const actions = (history.json['items'] as unknown as { action: string }[]).map(
    ({ action }) => action,
  );
  expect(actions).toEqual(['confirmed', 'rescheduled', 'cancelled']);
});

test('every change is an event that a subscriber can read, in order', async () => {
  const seen: string[] = [];
  const done = Promise.withResolvers<void>();
  const subscription = door.bus.subscribe({
    topic: 'booking.events.v1',
    group: 'agent-chat',
    handler: async (record) => {
      const reading = readEvent(record);
      if (reading.kind !== 'event' || reading.event.tenantId !== shop.id) return;
      seen.push(`${reading.event.type.split('.').slice(3, 5).join('.')} ${reading.event.version}`);
      if (reading.event.type.endsWith('cancelled.v1')) done.resolve();
    },
  });
  await done.promise;
  await subscription.close();
  expect(seen.filter((line) => !line.startsWith('tenant'))).toEqual([
    'hold.created 1',
    'appointment.confirmed 1',
    'appointment.rescheduled 2',
    'appointment.cancelled 3',
  ]);
});

test('a lost slot names free ones, and a broken rule its reason', async () => {
  const start = ahead(6, 15);
  const body = (name: string) => ({
    serviceId: shop.service,
    start,
    resourceId: shop.staff[0],
    client: { name, email: `${name}@example.com` },
  });
  expect((await say(door, 'POST', `${path}/appointments`, { body: body('a') })).status).toBe(201);
  const lost = await say(door, 'POST', `${path}/appointments`, { body: body('b') });
  expect(lost.json).toMatchObject({ status: 409, code: 'slot-taken', reason: 'busy' });
  expect(lost.json['alternatives']).toHaveLength(3);
  const past = await say(door, 'POST', `${path}/holds`, {
    body: { serviceId: shop.service, start: '2020-01-01T12:00:00Z' },
  });
  expect(past.json).toMatchObject({ status: 422, code: 'slot-unavailable', reason: 'past' });
});
