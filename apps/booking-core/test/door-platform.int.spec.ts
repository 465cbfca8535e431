import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createLogger } from '@gomomo/telemetry';
import { newStart } from './support/callers.ts';
import { openCutProxy, type CutProxy } from './support/cut-proxy.ts';
import { book, hold, openShop, stranger, type DoorShop } from './support/door-shop.ts';
import { adminKey, openDoor, serviceKey, type Door } from './support/door.ts';
import { say } from './support/say.ts';

jest.setTimeout(60_000);

const lines: string[] = [];
const logger = createLogger({
  name: 'spec',
  level: 'trace',
  destination: { write: (line: string) => lines.push(line) },
});
let proxy: CutProxy;
let door: Door;
let shop: DoorShop;

beforeAll(async () => {
  proxy = await openCutProxy();
  door = await openDoor({ viaDatabase: (url) => proxy.through(url), logger });
  shop = await openShop(door);
});
afterAll(async () => {
  await door.close();
  await proxy.close();
});

describe('R14: health tells the truth', () => {
  test('ready names what it depends on, and is 503 while the database is away, when live is 200', async () => {
    const up = await fetch(`${door.url}/health`);
    expect([up.status, await up.json()]).toEqual([
      200,
      { status: 'ok', checks: { postgres: { status: 'up', ms: expect.any(Number) } } },
    ]);
    proxy.cut();
    for (const path of ['/health', '/health/ready']) {
      const down = await fetch(door.url + path);
      expect([down.status, await down.json()]).toEqual([
        503,
        {
          status: 'unavailable',
          checks: { postgres: expect.objectContaining({ status: 'down' }) },
        },
      ]);
    }
    expect((await fetch(`${door.url}/health/live`)).status).toBe(200);
    const refused = await say(door, 'POST', `${shop.path}/appointments`, {
      body: { serviceId: shop.service, start: newStart(), client: stranger() },
    });
    expect(refused.json).toMatchObject({ status: 503, code: 'dependency-unavailable' });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(refused.text).not.toMatch(/postgres|ECONN|socket|pg/i);
    const owners = await say(door, 'GET', `${shop.path}/services`, { key: shop.key });
    expect(owners.json).toMatchObject({ status: 503, code: 'dependency-unavailable' });
    proxy.mend();
    expect((await fetch(`${door.url}/health/ready`)).status).toBe(200);
    const booked = await say(door, 'POST', `${shop.path}/appointments`, {
      body: { serviceId: shop.service, start: newStart(), client: stranger() },
    });
    expect(booked.status).toBe(201);
  });

  test('in production a stranger sees the status alone', async () => {
    const strict = await openDoor({ production: true, beside: door });
    const said = await fetch(`${strict.url}/health`);
    expect([said.status, await said.json()]).toEqual([200, { status: 'ok' }]);
    expect((await fetch(`${strict.url}/metrics`)).status).toBe(404);
    await strict.close();
  });
});

describe('a request can be followed', () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const traceparent = `00-${traceId}-b7ad6b7169203331-01`;

  async function traceOf(aggregateId: unknown): Promise<string> {
    const { rows } = await door.owner.query<{ headers: { traceparent?: string } }>(
      `select headers from booking.outbox where aggregate_id = $1
        order by aggregate_version desc limit 1`,
      [aggregateId],
    );
    return rows[0]?.headers.traceparent?.split('-')[1] ?? 'none';
  }

  test('its trace goes into every event it makes, whoever makes it', async () => {
    const headers = { traceparent };
    const held = await hold(door, shop, newStart(), { headers });
    expect(await traceOf(held.holdId)).toBe(traceId);
    const body = { holdId: held.holdId, holdToken: held.holdToken, client: stranger() };
    const booked = await say(door, 'POST', `${shop.path}/appointments`, { body, headers });
    expect(await traceOf(booked.json['id'])).toBe(traceId);
    await say(door, 'PATCH', shop.path, { key: shop.key, body: { name: 'Traced' }, headers });
    expect(await traceOf(shop.id)).toBe(traceId);
    const one = `${shop.path}/appointments/${String(booked.json['reference'])}`;
    const changed = { traceparent: `00-${traceId.replace('0af', '1bf')}-b7ad6b7169203331-00` };
    await say(door, 'POST', `${one}/cancel`, { key: shop.key, headers: changed });
    expect(await traceOf(booked.json['id'])).toBe(traceId.replace('0af', '1bf'));
  });

  test('a malformed trace is replaced, and a refusal names the trace and the request', async () => {
    for (const wrong of [
      `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
      `ff-${traceId}-b7ad6b7169203331-01`,
      `00-${traceId}-b7ad6b7169203331`,
      'nonsense',
    ]) {
      const held = await hold(door, shop, newStart(), { headers: { traceparent: wrong } });
      const kept = await traceOf(held.holdId);
      expect([wrong, kept]).toEqual([wrong, expect.stringMatching(/^[0-9a-f]{32}$/)]);
      expect(kept).not.toBe(traceId);
      const headers = { 'x-hold-token': held.holdToken };
      await say(door, 'DELETE', `${shop.path}/holds/${held.holdId}`, { headers });
    }
    const headers = { traceparent, 'x-request-id': 'call_1.a-b' };
    const refused = await say(door, 'GET', '/api/tenants/nobody-here', { headers });
    expect(refused.json['traceId']).toBe(traceId);
    expect(refused.headers.get('x-request-id')).toBe('call_1.a-b');
    for (const wrong of ['x'.repeat(129), 'a b', 'a/b']) {
      const said = await say(door, 'GET', shop.path, { headers: { 'x-request-id': wrong } });
      expect(said.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});

describe('R18: what is logged', () => {
  test('is structured, carries trace and request, and nothing personal or secret', async () => {
    lines.length = 0;
    const client = { name: 'Loggina Secretson', phone: '+12125550177', email: 'logs@x.example' };
    const booked = await book(door, shop, newStart(), { client, notes: 'allergic to logs' });
    const path = `${shop.path}/appointments/${booked.reference}`;
    await say(door, 'GET', path, { headers: { 'x-client-contact': client.phone } });
    await say(door, 'GET', path, { headers: { 'x-manage-token': booked.token } });
    const made = await say(door, 'POST', `${shop.path}/keys`, {
      key: shop.key,
      body: { name: 'till' },
    });
    await say(door, 'GET', '/api/tenants', { key: 'gmk_wrong-key-in-the-log' });
    await say(door, 'POST', `${shop.path}/services`, { key: shop.key, raw: '{"name":' });
    const all = lines.join('');
    for (const line of lines) {
      const read = JSON.parse(line) as Record<string, unknown>;
      expect(read).toMatchObject({ level: expect.any(Number), name: 'spec' });
      if (read['msg'] !== 'answered') continue;
      expect(read).toMatchObject({
        method: expect.any(String),
        route: expect.stringMatching(/^\/api\//),
        status: expect.any(Number),
        requestId: expect.any(String),
        traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
      });
    }
    expect(all).toContain('"answered"');
    for (const secret of [
      ...Object.values(client),
      ...['allergic', booked.token, booked.reference, shop.key, adminKey],
      ...[String(made.json['key']), 'gmk_wrong', shop.slug],
    ]) {
      expect([secret, all.includes(secret)]).toEqual([secret, false]);
    }
  });

  test('a bug is logged with its stack and answered without it', async () => {
    lines.length = 0;
    const broken = await openDoor({
      beside: door,
      logger,
      drawReferences: () => {
        throw new Error('the inner secret');
      },
    });
    const said = await say(broken, 'POST', `${shop.path}/appointments`, {
      body: { serviceId: shop.service, start: newStart(), client: stranger() },
    });
    expect(said.json).toMatchObject({ status: 500, code: 'internal' });
    expect(said.text).not.toContain('inner secret');
    const logged = lines.find((line) => line.includes('the inner secret')) ?? '';
    expect(JSON.parse(logged)).toMatchObject({
      level: 50,
      traceId: said.json['traceId'],
      err: { stack: expect.stringContaining('door-platform') },
    });
    await broken.close();
  });
});

test('another service asks whose key it was shown, the operator’s too; a stranger asks nothing', async () => {
  const ask = async (key: string, shown: string) => {
    const { status, json } = await say(door, 'POST', '/internal/keys/verify', {
      ...{ key, body: { key: shown } },
    });
    return status === 200 ? json : status;
  };
  const { id: tenantId, slug } = shop;
  expect(await ask(serviceKey, shop.key)).toEqual({ tenantId, slug, scopes: ['tenant'] });
  expect(await ask(serviceKey, adminKey)).toEqual({ scopes: ['admin'] });
  for (const key of ['gmk_wrong', serviceKey, 'x']) expect(await ask(serviceKey, key)).toBe(404);
  expect(await ask(shop.key, adminKey)).toBe(403);
});
