import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { RouteSpec } from '@gomomo/contracts';
import { ahead, book, hold, openShop, stranger, type DoorShop } from './support/door-shop.ts';
import { adminKey, openDoor, serviceKey, type Door } from './support/door.ts';
import {
  asSaying,
  prepareCalls,
  routesInOrder,
  type OperationId,
  type RouteCalls,
} from './support/route-calls.ts';
import { say, type Said } from './support/say.ts';

jest.setTimeout(60_000);

let door: Door;
let shop: DoorShop;
let other: DoorShop;
let calls: RouteCalls;
let othersCalls: RouteCalls;
const nothingHere = { status: 404, code: 'not-found', detail: 'There is nothing here.' };

beforeAll(async () => {
  door = await openDoor();
  [shop, other] = [await openShop(door), await openShop(door)];
  calls = await prepareCalls(door, shop);
  othersCalls = await prepareCalls(door, other);
});
afterAll(() => door.close());

const verb = (route: RouteSpec) => route.method.toUpperCase();
const ofTenant = routesInOrder.filter(({ path }) => path.includes('{tenant}'));

/** Everything of a tenant's that a stranger must not learn, row by row. */
async function fingerprint(of: DoorShop): Promise<string> {
  const tables = [
    'tenants',
    'services',
    'resources',
    'api_keys',
    'appointments',
    'clients',
    'claims',
  ];
  const parts = await Promise.all(
    tables.map(async (table) => {
      const column = table === 'tenants' ? 'id' : 'tenant_id';
      const { rows } = await door.owner.query<{ all: string }>(
        `select coalesce(string_agg(t::text, ';' order by t::text), '') as all
           from booking.${table} t where ${column} = $1`,
        [of.id],
      );
      return `${table}: ${rows[0]?.all}`;
    }),
  );
  return parts.join('\n');
}

test('a foreign tenant key sees and changes nothing: 404 on what is the tenant’s, a stranger on what is public', async () => {
  const before = await fingerprint(shop);
  for (const route of ofTenant) {
    const call = calls[route.operationId as OperationId];
    if (route.access === 'public' || route.access === 'hold-token') continue;
    const said = await say(door, verb(route), call.path, asSaying(call, { key: other.key }));
    const wanted = route.access === 'admin' ? { status: 403, code: 'forbidden' } : nothingHere;
    expect([route.operationId, said.json]).toEqual([
      route.operationId,
      expect.objectContaining(wanted),
    ]);
  }
  expect(await fingerprint(shop)).toBe(before);
  const seen = await say(door, 'GET', shop.path, { key: other.key });
  const stranger = await say(door, 'GET', shop.path);
  expect(seen.json).toEqual(stranger.json);
});

/** Own tenant, own key, but the ids, references and tokens of the other. */
const withForeignIds = (route: RouteSpec) => {
  const foreign = othersCalls[route.operationId as OperationId];
  const swap = (text: string) => text.replaceAll(other.path, shop.path);
  return { ...foreign, path: swap(foreign.path) };
};

test('ids, references and tokens of another tenant are not found under one’s own', async () => {
  const before = [await fingerprint(shop), await fingerprint(other)];
  const named = ofTenant.filter(({ path }) => /\{(id|reference|holdId|blockId)\}/.test(path));
  for (const route of named) {
    const call = withForeignIds(route);
    for (const key of [shop.key, adminKey]) {
      const said = await say(door, verb(route), call.path, asSaying(call, { key }));
      expect([route.operationId, said.json]).toEqual([
        route.operationId,
        expect.objectContaining(nothingHere),
      ]);
    }
  }
  expect([await fingerprint(shop), await fingerprint(other)]).toEqual(before);
});

test('services and resources of another tenant cannot be asked for, held or booked', async () => {
  const [stolen = ''] = other.staff;
  const wish = { serviceId: other.service, start: ahead(30) };
  const mixed = { serviceId: shop.service, start: ahead(30), resourceId: stolen };
  const query = (given: { serviceId: string; resourceId?: string }) =>
    `serviceId=${given.serviceId}${given.resourceId === undefined ? '' : `&resourceId=${given.resourceId}`}`;
  const answers: Said[] = [];
  for (const given of [wish, mixed]) {
    const asked = `${shop.path}/availability`;
    answers.push(
      await say(door, 'GET', `${asked}?${query(given)}&from=${ahead(30)}&to=${ahead(31)}`),
      await say(door, 'GET', `${asked}/explain?${query(given)}&start=${ahead(30)}`),
      await say(door, 'POST', `${shop.path}/holds`, { body: given }),
      await say(door, 'POST', `${shop.path}/appointments`, {
        body: { ...given, client: stranger() },
      }),
    );
  }
  for (const said of answers) expect(said.json).toMatchObject(nothingHere);
  const listed = await say(
    door,
    'GET',
    `${shop.path}/appointments?from=${ahead(0)}&to=${ahead(99)}&resourceId=${stolen}`,
    { key: shop.key },
  );
  expect(listed.json['items']).toEqual([]);
  const linked = await say(door, 'POST', `${shop.path}/services`, {
    key: shop.key,
    body: { name: 'Stolen', durationMinutes: 30, resourceIds: [stolen] },
  });
  expect(linked.json).toMatchObject({
    code: 'validation',
    errors: [{ pointer: '/resourceIds/0' }],
  });
});

test('tokens, contacts and holds of another tenant open nothing', async () => {
  const mine = await book(door, shop, ahead(31));
  const theirs = await book(door, other, ahead(31), { client: mine.client });
  const held = await hold(door, other, ahead(32));
  const cross: [string, string, Parameters<typeof say>[3]][] = [
    ['GET', `appointments/${mine.reference}`, { headers: { 'x-manage-token': theirs.token } }],
    ['GET', `appointments/${theirs.reference}`, { headers: { 'x-manage-token': theirs.token } }],
    [
      'GET',
      `appointments/${theirs.reference}`,
      { headers: { 'x-client-contact': theirs.client.phone } },
    ],
    ['DELETE', `holds/${held.holdId}`, { headers: { 'x-hold-token': held.holdToken } }],
    [
      'POST',
      'appointments',
      { body: { holdId: held.holdId, holdToken: held.holdToken, client: stranger() } },
    ],
    [
      'POST',
      `appointments/${mine.reference}/reschedule`,
      {
        headers: { 'x-manage-token': mine.token },
        body: { holdId: held.holdId, holdToken: held.holdToken },
      },
    ],
    [
      'POST',
      'holds',
      { body: { serviceId: shop.service, start: ahead(33), moving: theirs.reference } },
    ],
  ];
  for (const [method, path, saying] of cross) {
    const said = await say(door, method, `${shop.path}/${path}`, saying);
    expect([path, said.json]).toEqual([path, expect.objectContaining(nothingHere)]);
  }
});

test('missing, foreign, unproved and wrongly proved appointments are one and the same answer', async () => {
  const mine = await book(door, shop, ahead(34));
  const theirs = await book(door, other, ahead(34));
  const asked = [
    ['7QK4-MD2X', {}],
    ['not a reference', {}],
    ['../../etc', { 'x-client-contact': 'a@b.example' }],
    [theirs.reference, { 'x-client-contact': theirs.client.phone }],
    [mine.reference, {}],
    [mine.reference, { 'x-client-contact': '+12125559999' }],
    [mine.reference, { 'x-manage-token': 'x.y.z' }],
    [crypto.randomUUID(), {}],
    [mine.id, {}],
  ] as const;
  const bodies = new Set<string>();
  for (const [reference, headers] of asked) {
    const path = `${shop.path}/appointments/${encodeURIComponent(reference)}`;
    const said = await say(door, 'GET', path, { headers });
    const { instance: _instance, traceId: _traceId, ...rest } = said.json;
    bodies.add(JSON.stringify(rest));
  }
  expect([...bodies]).toEqual([
    JSON.stringify({ type: '/problems/not-found', title: 'Not found', status: 404, ...detail }),
  ]);
});
const detail = { detail: nothingHere.detail, code: 'not-found' };

test('the service key reads appointments, and never sees keys, the catalogue’s inside or other tenants', async () => {
  const mine = await book(door, shop, ahead(35));
  const read = (path: string) => say(door, 'GET', `${shop.path}/${path}`, { key: serviceKey });
  expect((await read(`appointments/${mine.reference}`)).status).toBe(200);
  expect((await read(`appointments?from=${ahead(0)}&to=${ahead(60)}`)).status).toBe(200);
  for (const path of ['keys', 'services', 'resources', 'clients?contact=a%40b.example']) {
    expect([path, (await read(path)).status]).toEqual([path, 403]);
  }
  expect((await read(`appointments/${mine.reference}/history`)).status).toBe(403);
  expect((await read(`appointments/${mine.reference}/calendar.ics`)).status).toBe(404);
  const change = await say(door, 'POST', `${shop.path}/appointments/${mine.reference}/cancel`, {
    key: serviceKey,
  });
  expect(change.status).toBe(404);
});

test('the public answer tells nothing that is the business’s own affair', async () => {
  await say(door, 'PATCH', shop.path, {
    key: adminKey,
    body: {
      profile: { transferNumber: '+12125550100', allowedOrigins: ['https://shop.example'] },
      policy: { limits: { perClientPerDay: 2 } },
    },
  });
  const said = await say(door, 'GET', shop.path);
  expect(Object.keys(said.json).toSorted()).toEqual(
    'currency hours id locale name policy profile resources services slug timeZone'.split(' '),
  );
  for (const secret of [
    ...['limits', 'transferNumber', 'allowedOrigins', 'phoneNumbers', 'synonyms', 'maxPerDay'],
    ...['buffer', '+12125550100', 'holiday', 'version'],
  ]) {
    expect(said.text).not.toContain(secret);
  }
});
