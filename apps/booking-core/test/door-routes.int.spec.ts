import { beforeAll, expect, test } from '@jest/globals';
import type { Access, RouteSpec } from '@gomomo/contracts';
import { inShop } from './support/in-shop.ts';
import { adminKey, serviceKey } from './support/door.ts';
import {
  asSaying,
  prepareCalls,
  rightfulKey,
  routesInOrder,
  type OperationId,
  type RouteCalls,
} from './support/route-calls.ts';
import { say } from './support/say.ts';

const { door, shop } = inShop();
let calls: RouteCalls;
beforeAll(async () => {
  calls = await prepareCalls(door, shop);
});

const callOf = (route: RouteSpec) => calls[route.operationId as OperationId];
const verb = (route: RouteSpec) => route.method.toUpperCase();
const statusOf = async (route: RouteSpec, more: Parameters<typeof asSaying>[1]) =>
  (await say(door, verb(route), callOf(route).path, asSaying(callOf(route), more))).status;

// First of all the refusals, which change nothing; then the answers, what removes last.

test('R2: every path refuses a method it does not have, and names those that it has', async () => {
  for (const route of routesInOrder) {
    const [path = ''] = callOf(route).path.split('?');
    const { status, headers } = await say(door, 'PUT', path);
    expect([route.operationId, status]).toEqual([route.operationId, 405]);
    expect(headers.get('allow')).toContain(verb(route));
  }
});

test('R1: every route that takes a body refuses other media, too much, and what is no JSON', async () => {
  for (const route of routesInOrder.filter(({ body }) => body !== undefined)) {
    const refusals = [
      await statusOf(route, { raw: '{', headers: { 'content-type': 'text/plain' } }),
      await statusOf(route, { raw: JSON.stringify({ x: 'x'.repeat(100_001) }) }),
      await statusOf(route, { raw: '{"name":' }),
    ];
    expect([route.operationId, ...refusals]).toEqual([route.operationId, 415, 413, 400]);
  }
});

test('R1: every body is an object of known fields', async () => {
  const sent = ['null', '[]', '"text"', '0', 'true', '{"surprise":1}', '{"__proto__":{"a":1}}'];
  for (const route of routesInOrder.filter(({ body }) => body !== undefined)) {
    for (const raw of sent) {
      const key = rightfulKey(route, shop);
      const said = await say(door, verb(route), callOf(route).path, { key, raw });
      expect([route.operationId, raw, said.json['code']]).toEqual([
        route.operationId,
        raw,
        'validation',
      ]);
      expect(said.json['errors']).not.toEqual([]);
    }
  }
});

/** What a route says to no key, the tenant's and the service's; undefined where it lets them in. */
const keyRefusals: Readonly<Record<Access, readonly (number | undefined)[]>> = {
  admin: [401, 403, 403],
  tenant: [401, undefined, 403],
  'tenant-or-service': [401, undefined, undefined],
  service: [401, 403, undefined],
  signed: [401, 403, 403],
  public: [undefined, undefined, undefined],
  'hold-token': [undefined, undefined, undefined],
  'tenant-or-proof': [undefined, undefined, undefined],
  'tenant-service-or-proof': [undefined, undefined, undefined],
};

test('no key is 401 and a key of the wrong kind 403 where one is needed', async () => {
  for (const route of routesInOrder.filter(({ method }) => method !== 'delete')) {
    const payload = route.body === undefined ? {} : { raw: '{"surprise":1}' };
    const ask = async (key: string | undefined) =>
      (await say(door, verb(route), callOf(route).path, { key, ...payload })).status;
    const refused = (status: number) => (status === 401 || status === 403 ? status : undefined);
    const seen = [await ask(undefined), await ask(shop.key), await ask(serviceKey)].map(refused);
    expect([route.operationId, ...seen]).toEqual([route.operationId, ...keyRefusals[route.access]]);
    expect([route.operationId, await ask('gmk_wrong')]).toEqual([route.operationId, 401]);
  }
});

test('what removes is refused without a key, with another kind of key and with a wrong one', async () => {
  for (const route of routesInOrder.filter(({ method }) => method === 'delete')) {
    const ask = (key: string | undefined) => say(door, 'DELETE', callOf(route).path, { key });
    const seen = [(await ask(undefined)).status, (await ask(serviceKey)).status];
    const wanted = route.access === 'hold-token' ? [404, 404] : [401, 403];
    expect([route.operationId, ...seen]).toEqual([route.operationId, ...wanted]);
    expect((await ask('gmk_wrong')).status).toBe(401);
  }
  expect((await say(door, 'DELETE', shop.path, { key: shop.key })).status).toBe(403);
});

test('the doors refuse in the order of the contract, whatever else is wrong', async () => {
  const nowhere = '/api/tenants/nobody-here/services';
  const bad = { key: 'gmk_wrong', raw: '{' };
  const status = async (path: string, more: Parameters<typeof say>[3]) =>
    (await say(door, 'POST', path, more)).status;
  expect(await status('/api/tenants/nobody-here/nothing', bad)).toBe(404);
  expect(await status(nowhere, { ...bad, headers: { 'content-type': 'a/b' } })).toBe(415);
  expect(await status(nowhere, { ...bad, raw: `{"a":"${'x'.repeat(100_001)}` })).toBe(413);
  expect(await status(nowhere, bad)).toBe(400);
  expect(await status(nowhere, { key: 'gmk_wrong', raw: '{}' })).toBe(401);
  expect(await status(nowhere, { key: serviceKey, raw: '{}' })).toBe(403);
  expect(await status(nowhere, { key: shop.key, raw: '{}' })).toBe(404);
  expect(await status(nowhere, { key: adminKey, raw: '{}' })).toBe(404);
  expect(await status(`${shop.path}/services`, { key: shop.key, raw: '{}' })).toBe(400);
});

test('a slug and phone numbers are for the operator, said before anything else of the body', async () => {
  for (const body of [{ slug: 'x', surprise: 1 }, { phoneNumbers: null }]) {
    const said = await say(door, 'PATCH', shop.path, { key: shop.key, body });
    expect([said.status, said.json['code']]).toEqual([403, 'forbidden']);
  }
  const kept = await say(door, 'GET', shop.path, { key: shop.key });
  expect([kept.json['slug'], (kept.json['phoneNumbers'] as unknown as unknown[]).length]).toEqual([
    shop.slug,
    1,
  ]);
});

test('every route answers its rightful caller as its strict schema says', async () => {
  for (const route of routesInOrder) {
    const said = await say(
      door,
      verb(route),
      callOf(route).path,
      asSaying(callOf(route), { key: rightfulKey(route, shop) }),
    );
    expect([route.operationId, said.status, said.status < 300 ? '' : said.text]).toEqual([
      route.operationId,
      expect.any(Number),
      '',
    ]);
    expect(Object.keys(route.answers).map(Number)).toContain(said.status);
    expect(said.headers.get('cache-control')).toBe('no-store');
  }
});
