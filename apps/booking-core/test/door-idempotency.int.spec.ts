import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { RouteSpec } from '@gomomo/contracts';
import { createPool } from '@gomomo/postgres';
import { toKeyedRequest } from '../src/http/keyed-request.ts';
import { ahead, book, hold, openShop, stranger, type DoorShop } from './support/door-shop.ts';
import { adminKey, openDoor, type Door } from './support/door.ts';
import {
  asSaying,
  prepareCalls,
  rightfulKey,
  routesInOrder,
  type OperationId,
  type RouteCalls,
} from './support/route-calls.ts';
import { findRoute, say, type Said, type Saying } from './support/say.ts';

jest.setTimeout(60_000);

let door: Door;
let shop: DoorShop;
let calls: RouteCalls;

beforeAll(async () => {
  door = await openDoor();
  shop = await openShop(door);
  calls = await prepareCalls(door, shop);
});
afterAll(() => door.close());

const idempotent = routesInOrder.filter((route) => route.idempotent === true);
const callOf = (route: RouteSpec) => calls[route.operationId as OperationId];
const under = (key: string, more: Saying = {}): Saying => ({
  ...more,
  headers: { ...more.headers, 'idempotency-key': key },
});
const post = (path: string, saying: Saying) => say(door, 'POST', path, saying);

/** The same call again is the same answer to the byte, and says so. */
async function expectReplay(path: string, saying: Saying, first: Said): Promise<void> {
  const again = await post(path, saying);
  expect([again.status, again.text]).toEqual([first.status, first.text]);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(again.headers.get('content-type')).toBe(first.headers.get('content-type'));
}

test('every POST that writes, but no other route, is idempotent', () => {
  expect(idempotent.map(({ operationId }) => operationId).toSorted()).toEqual([
    ...['cancelAppointment', 'completeAppointment', 'createAppointment', 'createBlock'],
    ...['createHold', 'createKey', 'createResource', 'createService', 'createTenant'],
    ...['markNoShow', 'reopenAppointment', 'rescheduleAppointment'],
  ]);
});

test('a key that is no key is refused before the object is looked for', async () => {
  for (const key of ['two words', 'é', 'x'.repeat(256)]) {
    for (const route of idempotent) {
      const path = callOf(route).path.replace(/appointments\/[^/]+/, 'appointments/0000-0000');
      const key2 = rightfulKey(route, shop);
      const said = await post(path, under(key, asSaying(callOf(route), { key: key2 })));
      expect([route.operationId, said.json]).toEqual([
        route.operationId,
        expect.objectContaining({
          code: 'validation',
          errors: [expect.objectContaining({ pointer: '#headers/idempotency-key' })],
        }),
      ]);
    }
  }
});

/** Another body that the route would take as well. */
const otherBodies: Partial<Record<OperationId, object>> = {
  createBlock: { start: ahead(60), end: ahead(61) },
  createHold: { start: ahead(26) },
  createAppointment: { notes: 'by the door' },
  rescheduleAppointment: { start: ahead(27) },
  cancelAppointment: { reason: 'ill' },
  completeAppointment: { version: 1 },
  markNoShow: { version: 2 },
  reopenAppointment: { version: 2 },
};

test('the same key and body again is the first answer, secrets included; another body is 422', async () => {
  for (const route of idempotent) {
    const saying = under(
      `first-${route.operationId}`,
      asSaying(callOf(route), { key: rightfulKey(route, shop) }),
    );
    const { path } = callOf(route);
    const first = await post(path, saying);
    expect([route.operationId, first.status < 300]).toEqual([route.operationId, true]);
    expect(first.headers.has('idempotency-replayed')).toBe(false);
    await expectReplay(path, saying, first);
    const more = otherBodies[route.operationId as OperationId] ?? { name: 'Another' };
    const other = await post(path, { ...saying, body: { ...callOf(route).body, ...more } });
    expect([route.operationId, other.json['code']]).toEqual([
      route.operationId,
      'idempotency-key-reused',
    ]);
    await expectReplay(path, saying, first);
  }
});

test('bodies are compared as they are read: order, space and defaults do not matter', async () => {
  const path = `${shop.path}/services`;
  const saying = under('order', { key: shop.key });
  const first = await post(path, { ...saying, raw: '{"name":"Trim","durationMinutes":20}' });
  await expectReplay(path, { ...saying, raw: '{ "durationMinutes":2e1, "name":" Trim " }' }, first);
});

test('slug and id name the same tenant, and every spelling of a reference the same appointment', async () => {
  const booked = await book(door, shop, ahead(70));
  const saying = under('spelling', { key: shop.key, body: {} });
  const first = await post(`${shop.path}/appointments/${booked.reference}/cancel`, saying);
  const spelled = booked.reference.toLowerCase().replace('-', '').replaceAll('0', 'o');
  await expectReplay(`/api/tenants/${shop.id}/appointments/${spelled}/cancel`, saying, first);
});

test('a key is the tenant’s, the path’s and the caller’s own', async () => {
  const other = await openShop(door);
  const body = { name: 'Lena', kind: 'staff' };
  const made = [
    await post(`${shop.path}/resources`, under('scope', { key: shop.key, body })),
    await post(`${shop.path}/resources`, under('scope', { key: adminKey, body })),
    await post(`${other.path}/resources`, under('scope', { key: other.key, body })),
    await post(`${other.path}/keys`, under('scope', { key: other.key, body: { name: 'Lena' } })),
  ];
  expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  expect(new Set(made.map(({ json }) => String(json['id']))).size).toBe(4);
});

test('refusals 409, 410 and 422 are replayed even when the same would succeed by now', async () => {
  const start = ahead(71);
  const first = await book(door, shop, start, { resourceId: shop.staff[0] });
  const wish = { serviceId: shop.service, start, resourceId: shop.staff[0], client: stranger() };
  const proof = { 'x-client-contact': first.client.phone };
  const one = `${shop.path}/appointments/${first.reference}`;
  const held = await hold(door, shop, ahead(72));
  const headers = { 'x-hold-token': held.holdToken };
  await say(door, 'DELETE', `${shop.path}/holds/${held.holdId}`, { headers });
  const asked: [string, Saying, object][] = [
    [`${shop.path}/appointments`, under('taken', { body: wish }), { code: 'slot-taken' }],
    [
      `${shop.path}/holds`,
      under('past', { body: { serviceId: shop.service, start: '2020-01-01T00:00:00Z' } }),
      { code: 'slot-unavailable', reason: 'past' },
    ],
    [
      `${shop.path}/appointments`,
      under('ended', { body: { ...held, said: undefined, client: stranger() } }),
      { code: 'hold-expired' },
    ],
    [
      `${one}/reschedule`,
      under('version', { headers: proof, body: { start: ahead(73), version: 7 } }),
      { code: 'version-conflict', appointment: { client: first.client, version: 1 } },
    ],
    [
      `${shop.path}/resources/${shop.staff[0]}/blocks`,
      under('conflict', { key: shop.key, body: { start: ahead(70), end: ahead(75) } }),
      { code: 'slot-taken', conflicts: [first.reference] },
    ],
    [
      '/api/tenants',
      under('slug', {
        key: adminKey,
        body: { name: 'B', slug: shop.slug, timeZone: 'Europe/London' },
      }),
      { code: 'slug-taken' },
    ],
  ];
  const answers: Said[] = [];
  for (const [path, saying, wanted] of asked) {
    const said = await post(path, saying);
    expect(said.json).toMatchObject(wanted);
    expect(said.headers.has('idempotency-replayed')).toBe(false);
    answers.push(said);
  }
  // Now every one of them would end otherwise.
  await post(`${one}/cancel`, { key: shop.key });
  const renamed = { ...shop, slug: `${shop.slug}x`, path: `${shop.path}x` };
  await say(door, 'PATCH', shop.path, { key: adminKey, body: { slug: renamed.slug } });
  for (const [index, [path, saying]] of asked.entries()) {
    const again = await post(path.replace(shop.path, renamed.path), saying);
    expect(again.text.replace(renamed.path, shop.path)).toBe(answers[index]?.text);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  }
  shop = renamed;
});

test('a refused policy and a second cancel are replayed with their appointment', async () => {
  const strict = await openShop(door, {
    tenant: { policy: { cancelCutoffMinutes: 60 * 24 * 300 } },
  });
  const booked = await book(door, strict, ahead(74));
  const path = `${strict.path}/appointments/${booked.reference}/cancel`;
  const late = under('late', { headers: { 'x-client-contact': booked.client.email } });
  const refused = await post(path, late);
  expect(refused.json).toMatchObject({ status: 422, code: 'policy' });
  await post(path, { key: strict.key });
  const twice = under('twice', { key: strict.key });
  const second = await post(path, twice);
  expect(second.json).toMatchObject({
    code: 'already-cancelled',
    appointment: { client: booked.client, status: 'cancelled' },
  });
  await expectReplay(path, late, refused);
  await expectReplay(path, twice, second);
});

test('400, 404 and 429 are no answer to a key: the same key may still succeed', async () => {
  const path = `${shop.path}/services`;
  const saying = under('later', { key: shop.key });
  const bad = await post(path, { ...saying, body: { name: 'Bob' } });
  expect(bad.status).toBe(400);
  const good = await post(path, { ...saying, body: { name: 'Bob', durationMinutes: 15 } });
  expect([good.status, good.headers.has('idempotency-replayed')]).toEqual([201, false]);
  const wish = { serviceId: crypto.randomUUID(), start: ahead(80), client: stranger() };
  const unknown = await post(`${shop.path}/appointments`, under('unknown', { body: wish }));
  expect(unknown.status).toBe(404);
  const known = { ...wish, serviceId: shop.service };
  const booked = await post(`${shop.path}/appointments`, under('unknown', { body: known }));
  expect(booked.status).toBe(201);
});

/** Puts the row of a key there as a request would that is still running, on a connection of its own. */
async function holdKeyOpen(path: string, saying: Saying, params: Record<string, string>) {
  const spec = findRoute('POST', path);
  if (spec?.body === undefined) throw new Error(`no such route ${path}`);
  const keyed = toKeyedRequest({
    spec,
    params,
    caller: { kind: 'tenant', address: '', tenantId: shop.id, keyId: '' },
    body: spec.body.parse(saying.body),
    key: saying.headers?.['idempotency-key'] ?? '',
  });
  const client = await door.owner.connect();
  await client.query('begin');
  await client.query(
    `insert into booking.idempotency (tenant_id, id, body_hash, created_at, status)
     values ($1, $2, $3, now(), 0)`,
    [shop.id, keyed.id, keyed.bodyHash],
  );
  return async () => {
    await client.query('rollback');
    client.release();
  };
}

test('while the first request is running the second waits, then is 409; the key is free when it fails', async () => {
  const wish = { serviceId: shop.service, start: ahead(81), client: stranger() };
  const asked: [string, Saying, Record<string, string>][] = [
    [`${shop.path}/appointments`, under('slow', { key: shop.key, body: wish }), {}],
    [
      `${shop.path}/services`,
      under('slow', { key: shop.key, body: { name: 'Slow', durationMinutes: 5 } }),
      {},
    ],
  ];
  for (const [path, saying, params] of asked) {
    const fail = await holdKeyOpen(path, saying, params);
    const waited = await post(path, saying);
    expect([path, waited.status, waited.json['code']]).toEqual([
      path,
      409,
      'idempotency-in-progress',
    ]);
    expect(waited.headers.has('idempotency-replayed')).toBe(false);
    await fail();
    const free = await post(path, saying);
    expect([free.status, free.headers.has('idempotency-replayed')]).toEqual([201, false]);
  }
});

test('a second request that comes while the first is running gets its answer as soon as there is one', async () => {
  const wish = { serviceId: shop.service, start: ahead(82), client: stranger() };
  const saying = under('both', { body: wish });
  const both = await Promise.all([1, 2, 3, 4].map(() => post(`${shop.path}/appointments`, saying)));
  expect(new Set(both.map(({ text }) => text)).size).toBe(1);
  expect(both.map(({ headers }) => headers.get('idempotency-replayed') ?? '').toSorted()).toEqual([
    '',
    'true',
    'true',
    'true',
  ]);
});

test('a crash in the middle leaves no stuck key: the same request goes through', async () => {
  const booked = await book(door, shop, ahead(83));
  const path = `${shop.path}/appointments/${booked.reference}/cancel`;
  const saying = under('crash', { key: shop.key });
  const blocker = await door.owner.connect();
  await blocker.query('begin');
  await blocker.query('select from booking.appointments where id = $1 for update', [booked.id]);
  const cut = post(path, saying);
  const kill = `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock' and application_name = 'booking-core'`;
  const superuser = createPool({
    connectionString: door.database.superuserUrl,
    applicationName: 'nemesis',
  });
  let killed = 0;
  while (killed === 0) killed = (await superuser.query(kill)).rowCount ?? 0;
  await superuser.end();
  expect((await cut).json).toMatchObject({ status: 503, code: 'dependency-unavailable' });
  await blocker.query('rollback');
  blocker.release();
  const again = await post(path, saying);
  expect([again.status, again.headers.has('idempotency-replayed')]).toEqual([200, false]);
});

test('R11: what is kept for keys holds references, but no contact, no token and no secret', async () => {
  const { rows } = await door.owner.query<{ all: string }>(
    `select string_agg(i::text, ' ') as all from booking.idempotency i where tenant_id = $1`,
    [shop.id],
  );
  const kept = rows[0]?.all ?? '';
  expect(kept).toContain('alternatives');
  for (const secret of ['+1212555', '@example.com', 'Dana', 'gmk_', 'holdToken', 'manage=']) {
    const shown = secret === 'gmk_' ? kept.replaceAll(/gmk_[\w-]{8}(?![\w-])/g, '') : kept;
    expect([secret, shown.includes(secret)]).toEqual([secret, false]);
  }
});

test('keys are kept for 72 hours', async () => {
  const age = (hours: number, key: string) =>
    door.owner.query(
      `insert into booking.idempotency (tenant_id, id, body_hash, created_at, status)
       values ($1, sha256($2), '', now() - make_interval(hours => $3), 201)`,
      [shop.id, key, hours],
    );
  await age(73, 'old');
  await age(71, 'young');
  const sweep = door.core.loops.find(({ name }) => name === 'sweep-idempotency');
  await sweep?.run(new AbortController().signal);
  const { rows } = await door.owner.query(
    `select created_at < now() - interval '72 hours' as old, count(*)::integer
       from booking.idempotency where body_hash = '' group by 1`,
  );
  expect(rows).toEqual([{ old: false, count: 1 }]);
});
