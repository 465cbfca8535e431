import { describe, expect, test } from '@jest/globals';
import { fixedClock } from '@gomomo/testing';
import { inShop } from './support/in-shop.ts';
import { newStart } from './support/callers.ts';
import { ahead, book, openShop, stranger } from './support/door-shop.ts';
import { adminKey, openDoor } from './support/door.ts';
import { say, type Said, type Saying } from './support/say.ts';

const { door, shop } = inShop();

const patch = (path: string, body: object, key = shop.key) =>
  say(door, 'PATCH', `${shop.path}${path}`, { key, body });
const pointers = (said: Said) =>
  (said.json['errors'] as unknown as { pointer: string }[]).map(({ pointer }) => pointer);
const nineToFive = { weekly: [{ days: [1, 2], start: '09:00', end: '17:00' }], overrides: [] };
const roundTheClock = {
  weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }],
};

describe('a tenant is patched by merging', () => {
  test('what is left out stays, null removes, what is nested is merged', async () => {
    await patch('', { profile: { tagline: 'Cuts', phone: '212 555 0100', email: 'a@b.example' } });
    const merged = await patch('', {
      profile: { tagline: null, address: '1 Main St' },
      policy: { holdMinutes: 7, limits: { perClientPerDay: 2 } },
    });
    expect(merged.json).toMatchObject({
      name: 'Shop',
      profile: { phone: '+12125550100', email: 'a@b.example', address: '1 Main St' },
      policy: {
        holdMinutes: 7,
        horizonDays: 180,
        limits: { perClientPerDay: 2, upcomingPerClient: 5 },
      },
    });
    expect(merged.json['profile']).not.toHaveProperty('tagline');
    const removed = await patch('', { policy: { holdMinutes: null, limits: null }, profile: null });
    expect(removed.json).toMatchObject({
      profile: {},
      policy: { holdMinutes: 5, limits: { upcomingPerClient: 5 } },
    });
    expect(removed.json['policy']).not.toHaveProperty('limits.perClientPerDay');
  });

  test('hours are replaced whole; null closes', async () => {
    const closedDay = { overrides: [{ date: '2030-12-24', windows: [] }] };
    expect((await patch('', { hours: nineToFive })).json['hours']).toEqual(nineToFive);
    expect((await patch('', { hours: closedDay })).json['hours']).toEqual({
      weekly: [],
      ...closedDay,
    });
    expect((await patch('', { hours: null })).json['hours']).toEqual({ weekly: [], overrides: [] });
    await patch('', { hours: roundTheClock });
  });

  test('the country follows the locale when it is removed, and numbers are read in it', async () => {
    const british = await patch('', {
      country: null,
      currency: null,
      locale: 'en-GB',
      profile: { phone: '020 7946 0000' },
    });
    expect(british.json).toMatchObject({
      country: 'GB',
      currency: 'GBP',
      profile: { phone: '+442079460000' },
    });
    const unreadable = await patch('', { profile: { phone: '12' } });
    expect([unreadable.status, pointers(unreadable)]).toEqual([400, ['/profile/phone']]);
    await patch('', { country: 'US', currency: 'USD', locale: 'en-US', profile: null });
  });

  test('required fields cannot be removed, and all faults are named at once', async () => {
    const bad = await patch('', {
      name: null,
      timeZone: '+02:00',
      hours: { weekly: [{ days: [8] }] },
    });
    expect(pointers(bad).toSorted()).toEqual([
      ...['/hours/weekly/0/days/0', '/hours/weekly/0/end', '/hours/weekly/0/start'],
      ...['/name', '/timeZone'],
    ]);
    const overlapping = {
      weekly: [
        { days: [1], start: '09:00', end: '12:00' },
        { days: [1, 2], start: '11:59', end: '13:00' },
      ],
    };
    expect((await patch('', { hours: overlapping })).status).toBe(400);
    const touching = {
      weekly: [
        { days: [1], start: '09:00', end: '12:00' },
        { days: [1], start: '12:00', end: '24:00' },
      ],
    };
    expect((await patch('', { hours: touching })).status).toBe(200);
    await patch('', { hours: roundTheClock });
  });

  test('of many patches at once none is lost, and none is busy', async () => {
    const fields = ['tagline', 'address', 'arrivalNote'] as const;
    const before = await say(door, 'GET', shop.path, { key: shop.key });
    const said = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        patch('', { profile: { [fields[i % 3] ?? '']: `value ${i}` } }),
      ),
    );
    expect(new Set(said.map(({ status }) => status))).toEqual(new Set([200]));
    const after = await say(door, 'GET', shop.path, { key: shop.key });
    expect(Object.keys(after.json['profile'] as unknown as object).toSorted()).toEqual(
      [...fields].toSorted(),
    );
    expect(Number(after.json['version']) - Number(before.json['version'])).toBe(30);
  });

  test('a taken slug and a taken phone number are refused, and the operator’s change is seen at once', async () => {
    const other = await openShop(door, { tenant: { phoneNumbers: ['+12125550111'] } });
    const slug = await patch('', { slug: other.slug }, adminKey);
    expect(slug.json).toMatchObject({ status: 409, code: 'slug-taken' });
    const number = await patch('', { phoneNumbers: ['+12125550111'] }, adminKey);
    expect(number.json).toMatchObject({ status: 409, code: 'phone-number-taken' });
    for (const taken of ['api', 'health', crypto.randomUUID(), 'UPPER', '-a-', 'ab']) {
      expect([taken, (await patch('', { slug: taken }, adminKey)).status]).toEqual([taken, 400]);
    }
    const old = other.path;
    const renamed = { slug: `${other.slug}-new`, phoneNumbers: ['+12125550112'] };
    expect((await say(door, 'GET', old)).status).toBe(200);
    await say(door, 'PATCH', old, { key: adminKey, body: renamed });
    expect((await say(door, 'GET', old)).status).toBe(404);
    expect((await say(door, 'GET', `${old}-new`)).status).toBe(200);
    const freed = await patch('', { phoneNumbers: ['+12125550111'] }, adminKey);
    expect(freed.json['phoneNumbers']).toEqual(['+12125550111']);
  });
});

describe('a service and a resource are patched by merging', () => {
  test('null gives back the default, and the whole is checked again', async () => {
    const path = `/services/${shop.service}`;
    const set = await patch(path, {
      ...{ stepMinutes: 15, priceMinor: 900, maxPerDay: 4, synonyms: ['trim'] },
      ...{ bookableFrom: '2026-01-01', resourceIds: [shop.staff[0]] },
    });
    expect(set.json).toMatchObject({ stepMinutes: 15, resourceIds: [shop.staff[0]] });
    const tooLong = await patch(path, { bufferAfterMinutes: 1_400 });
    expect([tooLong.status, pointers(tooLong)]).toEqual([400, ['/durationMinutes']]);
    const backwards = await patch(path, { bookableTo: '2025-12-31' });
    expect([backwards.status, pointers(backwards)]).toEqual([400, ['/bookableTo']]);
    const cleared = await patch(path, {
      ...{ stepMinutes: null, priceMinor: null, maxPerDay: null, synonyms: null },
      ...{ bookableFrom: null, resourceIds: null },
    });
    expect(cleared.json).toMatchObject({
      ...{ stepMinutes: 60, priceMinor: null, maxPerDay: null, synonyms: [] },
      ...{ bookableFrom: null, resourceIds: null },
    });
    const longer = await patch(path, { durationMinutes: 90 });
    expect(longer.json['stepMinutes']).toBe(90);
    await patch(path, { durationMinutes: 60 });
  });

  test('a resource has hours of its own until they are removed', async () => {
    const path = `/resources/${shop.staff[1]}`;
    expect((await patch(path, { hours: nineToFive, name: 'Bea' })).json).toMatchObject({
      name: 'Bea',
      hours: nineToFive,
    });
    expect((await patch(path, { hours: null })).json).toMatchObject({ name: 'Bea', hours: null });
  });
});

describe('what is archived is gone for new bookings, and what is booked stays', () => {
  test('a service', async () => {
    const made = await say(door, 'POST', `${shop.path}/services`, {
      key: shop.key,
      body: { name: 'Short-lived', durationMinutes: 30 },
    });
    const id = String(made.json['id']);
    const booked = await book(door, shop, newStart(), { serviceId: id });
    const one = `${shop.path}/services/${id}`;
    expect((await say(door, 'DELETE', one, { key: shop.key })).status).toBe(204);
    for (const [method, body] of [['GET'], ['PATCH', { name: 'x' }], ['DELETE']] as const) {
      const said = await say(door, method, one, { key: shop.key, body });
      expect([method, said.status]).toEqual([method, 404]);
    }
    const wish = { serviceId: id, start: newStart() };
    expect((await say(door, 'POST', `${shop.path}/holds`, { body: wish })).status).toBe(404);
    const listed = await say(door, 'GET', shop.path);
    expect(listed.text).not.toContain('Short-lived');
    const path = `${shop.path}/appointments/${booked.reference}`;
    expect((await say(door, 'GET', path, { key: shop.key })).json).toMatchObject({
      service: { id, name: 'Short-lived' },
    });
    const proof = { 'x-client-contact': booked.client.phone };
    const moved = await say(door, 'POST', `${path}/reschedule`, {
      headers: proof,
      body: { start: newStart() },
    });
    expect(moved.status).toBe(200);
  });

  test('a resource', async () => {
    const made = await say(door, 'POST', `${shop.path}/resources`, {
      key: shop.key,
      body: { name: 'Temp', kind: 'staff' },
    });
    const id = String(made.json['id']);
    const booked = await book(door, shop, newStart(), { resourceId: id });
    const one = `${shop.path}/resources/${id}`;
    const held = await say(door, 'POST', `${shop.path}/holds`, {
      body: { serviceId: shop.service, start: newStart(), resourceId: id },
    });
    expect((await say(door, 'DELETE', one, { key: shop.key })).status).toBe(204);
    const { holdId, holdToken, start } = held.json;
    const refused = await say(door, 'POST', `${shop.path}/appointments`, {
      body: { holdId, holdToken, client: stranger() },
    });
    expect([refused.status, refused.json['reason']]).toEqual([422, 'closed']);
    // The very time was left out of what is offered, although the others are free then.
    const [nearest] = refused.json['alternatives'] as unknown as { start: string }[];
    expect(nearest?.start).toBe(start);
    for (const path of [one, `${one}/blocks`]) {
      expect((await say(door, 'GET', path, { key: shop.key })).status).toBe(404);
    }
    const wish = { serviceId: shop.service, start: newStart(), resourceId: id };
    expect((await say(door, 'POST', `${shop.path}/holds`, { body: wish })).status).toBe(404);
    const path = `${shop.path}/appointments/${booked.reference}`;
    const moved = await say(door, 'POST', `${path}/reschedule`, {
      key: shop.key,
      body: { start: newStart() },
    });
    expect(moved.json).toMatchObject({ version: 2 });
    expect((moved.json['resource'] as unknown as { id: string }).id).not.toBe(id);
  });
});

test('a service may take more or fewer resources later without harm to what is booked', async () => {
  const [ana = '', ben = ''] = shop.staff;
  const booked = await book(door, shop, newStart(), { resourceId: ben });
  await patch(`/services/${shop.service}`, { resourceIds: [ana] });
  const path = `${shop.path}/appointments/${booked.reference}`;
  expect((await say(door, 'GET', path, { key: shop.key })).json).toMatchObject({
    status: 'confirmed',
    resource: { id: ben },
  });
  const wish = { serviceId: shop.service, start: newStart(), resourceId: ben };
  const refused = await say(door, 'POST', `${shop.path}/holds`, { body: wish });
  expect(refused.status).toBe(404);
  await patch(`/services/${shop.service}`, { resourceIds: null });
  expect((await say(door, 'POST', `${shop.path}/holds`, { body: wish })).status).toBe(201);
});

test('another replica never refuses by rules that have changed, and forgets a revoked key in five seconds', async () => {
  const clock = fixedClock(new Date().toISOString());
  const beside = await openDoor({ beside: door, clock });
  const other = await openShop(door, { tenant: { hours: { weekly: [] } } });
  const wish = { serviceId: other.service, start: ahead(30), client: stranger() };
  const askThere = (body: object, more: Saying = {}) =>
    say(beside, 'POST', `${other.path}/appointments`, { body, ...more });
  const keyed = { headers: { 'idempotency-key': 'opened-since' } };
  expect((await askThere(wish)).json).toMatchObject({ code: 'slot-unavailable', reason: 'closed' });
  await say(door, 'PATCH', other.path, { key: other.key, body: { hours: roundTheClock } });
  expect((await askThere(wish, keyed)).status).toBe(201);
  const made = await say(door, 'POST', `${other.path}/services`, {
    key: other.key,
    body: { name: 'New', durationMinutes: 30 },
  });
  const serviceId = String(made.json['id']);
  const query = `serviceId=${serviceId}&from=${ahead(31)}&to=${ahead(31)}`;
  const free = await say(beside, 'GET', `${other.path}/availability?${query}`);
  expect(free.json['slots']).toHaveLength(1);
  expect((await askThere({ ...wish, serviceId, start: ahead(31) })).status).toBe(201);

  const till = await say(door, 'POST', `${other.path}/keys`, {
    key: other.key,
    body: { name: 'till' },
  });
  const { key, id } = till.json as unknown as Record<'key' | 'id', string>;
  const listThere = () => say(beside, 'GET', `${other.path}/keys`, { key });
  expect((await listThere()).status).toBe(200);
  await say(door, 'DELETE', `${other.path}/keys/${id}`, { key: other.key });
  clock.advance(5_000);
  expect((await listThere()).status).toBe(401);
  await beside.close();
});
