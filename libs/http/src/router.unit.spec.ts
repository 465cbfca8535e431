import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RouteSpec } from '@gomomo/contracts';
import { AppError } from '@gomomo/kernel';
import { createLogger } from '@gomomo/telemetry';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { created, ok } from './answer.ts';
import { createRouter, type BoundRoute } from './router.ts';
import { createServerApp } from './server-app.ts';

const writeSpec: RouteSpec = {
  operationId: 'createThing',
  method: 'post',
  path: '/api/tenants/{tenant}/things',
  summary: 'Creates a thing',
  tags: [],
  access: 'tenant',
  params: z.object({ tenant: z.string() }),
  query: z.object({ dry: z.enum(['0', '1']).exactOptional() }),
  body: z.strictObject({ name: z.string().min(1), size: z.number().exactOptional() }),
  answers: { 201: z.object({}) },
  refusals: [],
  idempotent: true,
};
const readSpec: RouteSpec = {
  ...writeSpec,
  operationId: 'getThings',
  method: 'get',
  access: 'public',
};
const unionSpec: RouteSpec = {
  ...writeSpec,
  operationId: 'moveThing',
  path: '/api/tenants/{tenant}/moves',
  body: z.union([
    z.strictObject({ start: z.string() }),
    z.strictObject({ holdId: z.string(), holdToken: z.string() }),
  ]),
};
delete (readSpec as { body?: unknown }).body;

const seen: string[] = [];
const routes: BoundRoute<string, string>[] = [
  {
    spec: writeSpec,
    handle: async ({ body, tenant }) => {
      if (tenant !== 'again') return created({ body, tenant });
      throw new AppError('slot-taken', 'Taken.', {
        details: { reason: 'busy', traceId: 'f'.repeat(32), replayed: true },
      });
    },
  },
  { spec: unionSpec, handle: async ({ body }) => created(body) },
  {
    spec: readSpec,
    handle: async ({ query, tenant }) => {
      if (tenant === 'bug') throw new Error('the inner secret');
      if (tenant === 'written') return { status: 200, json: '{"written":"once"}' };
      return ok({ query, tenant });
    },
  },
];

let server: Server;
let base: string;

beforeAll(async () => {
  const handler = createRouter({
    service: 'spec',
    routes,
    logger: createLogger({ name: 'spec', level: 'silent' }),
    cors: { origins: ['https://shop.example'] },
    guards: {
      async admit(shell) {
        seen.push('admit');
        if (shell.raw.get('x-flood') !== undefined) {
          throw new AppError('rate-limited', 'Slow down.', {
            details: {
              retryAfterSeconds: 7,
              limit: { name: 'default', quota: 100, windowSeconds: 60, remaining: 0 },
            },
          });
        }
        if (shell.raw.get('authorization') === 'Bearer wrong')
          throw new AppError('forbidden', 'No.');
        return 'caller';
      },
      async findTenant(reference) {
        seen.push('tenant');
        if (reference === 'nobody') throw new AppError('not-found', 'Not found.');
        return reference;
      },
    },
  });
  server = createServer(
    createServerApp({
      handlers: [handler],
      trustProxy: false,
      logger: createLogger({ name: 'spec', level: 'silent' }),
    }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
});

async function call(path: string, init: RequestInit = {}) {
  seen.length = 0;
  const response = await fetch(base + path, init);
  const text = await response.text();
  return {
    response,
    json: text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>),
  };
}

const post = (body: string, headers: Record<string, string> = {}) => ({
  method: 'POST',
  body,
  headers: { 'content-type': 'application/json', ...headers },
});

const things = '/api/tenants/bloom/things';

test('an unknown path is 404, and a known one under another method 405 with Allow', async () => {
  expect((await call('/api/nothing')).json).toMatchObject({ status: 404, code: 'not-found' });
  const { response, json } = await call(things, { method: 'PUT' });
  expect(json).toMatchObject({
    status: 405,
    code: 'method-not-allowed',
    type: '/problems/method-not-allowed',
  });
  expect(response.headers.get('allow')).toBe('POST, GET, HEAD, OPTIONS');
});

test('the doors refuse in the order of the contract', async () => {
  const flood = { 'x-flood': '1' };
  const status = async (path: string, init: RequestInit) =>
    (await call(path, init)).response.status;
  expect(await status(things, post('{', { ...flood, 'content-type': 'text/plain' }))).toBe(415);
  expect(await status(things, post(JSON.stringify({ name: 'x'.repeat(100_001) }), flood))).toBe(
    413,
  );
  expect(await status(things, post('{', flood))).toBe(400);
  expect(seen).toEqual([]);
  expect(await status('/api/tenants/nobody/things', post('{}', flood))).toBe(429);
  const wrong = { authorization: 'Bearer wrong' };
  expect(await status('/api/tenants/nobody/things', post('{}', wrong))).toBe(403);
  expect(await status('/api/tenants/nobody/things', post('{}'))).toBe(404);
  expect(await status(things, post('{}'))).toBe(400);
  expect(await status(things, post('{"name":"a"}'))).toBe(201);
});

test('a body is read as it comes: in pieces, with a mark of its order, named UTF-8, or compressed', async () => {
  const status = async (init: RequestInit) => (await call(things, init)).response.status;
  const bytes = (text: string) => new TextEncoder().encode(text);
  const inPieces = (...pieces: string[]) => ({
    ...post(''),
    body: ReadableStream.from(pieces.map(bytes)),
    duplex: 'half' as const,
  });
  expect(await status(inPieces('{"na', 'me":"ü', '"}'))).toBe(201);
  expect(await status(inPieces('{"name":"', ...Array<string>(11).fill('x'.repeat(10_000))))).toBe(
    413,
  );
  expect(await status(post('\uFEFF{"name":"a"}'))).toBe(201);
  const typed = (type: string) => ({ 'content-type': type });
  expect(await status(post('{"name":"a"}', typed('application/json; charset="UTF-8"')))).toBe(201);
  expect(await status(post('{"name":"a"}', typed('application/json; charset=klingon')))).toBe(415);
  const gzip = { ...post('', { 'content-encoding': 'gzip' }), body: gzipSync('{"name":"a"}') };
  expect(await status(gzip)).toBe(201);
  expect(await status(post('{"name":"a"}', { 'content-encoding': 'rot13' }))).toBe(415);
});

test('an answer that its handler has written is sent as it is', async () => {
  const { response, json } = await call('/api/tenants/written/things');
  expect([response.headers.get('content-type'), json]).toEqual([
    'application/json',
    { written: 'once' },
  ]);
});

test('R1: every fault of a body and query is named with its pointer', async () => {
  const { json } = await call(`${things}?dry=2`, post('{"size":"big","extra":1}'));
  const pointers = (json?.['errors'] as { pointer: string }[]).map(({ pointer }) => pointer);
  expect(pointers.sort()).toEqual(['#query/dry', '/extra', '/name', '/size']);
});

test('R1: of a body that may have several forms the likeliest is corrected, and null is no body', async () => {
  const moves = '/api/tenants/bloom/moves';
  const faults = async (path: string, init: RequestInit) =>
    (await call(path, init)).json?.['errors'];
  expect(await faults(moves, post('{"holdId":"a","holdTokn":"b"}'))).toEqual([
    { pointer: '/holdToken', detail: 'is required' },
    { pointer: '/holdTokn', detail: 'is unknown' },
  ]);
  expect(await faults(things, post('null'))).toEqual([
    { pointer: '', detail: 'must be an object' },
  ]);
  const key = { 'idempotency-key': 'two words' };
  expect(await faults(things, post('{"name":"a"}', key))).toEqual([
    { pointer: '#headers/idempotency-key', detail: 'must be 1 to 255 visible ASCII characters' },
  ]);
});

test('a replayed refusal says so in a header and is otherwise the first one', async () => {
  const { response, json } = await call('/api/tenants/again/things', post('{"name":"a"}'));
  expect(response.headers.get('idempotency-replayed')).toBe('true');
  expect(json).toMatchObject({ status: 409, reason: 'busy', traceId: 'f'.repeat(32) });
  expect(json).not.toHaveProperty('replayed');
});

test('a limit says when to come back', async () => {
  const { response } = await call(things, { headers: { 'x-flood': '1' } });
  expect(response.headers.get('retry-after')).toBe('7');
  expect(response.headers.get('ratelimit')).toBe('"default";r=0;t=7');
  expect(response.headers.get('ratelimit-policy')).toBe('"default";q=100;w=60');
});

test('R2: a bug is 500 and keeps its message inside', async () => {
  const { response, json } = await call('/api/tenants/bug/things');
  expect(response.status).toBe(500);
  expect(JSON.stringify(json)).not.toContain('inner secret');
  expect(response.headers.get('content-type')).toBe('application/problem+json');
});

test('a sound request id and traceparent are kept, others replaced', async () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const kept = await call('/api/tenants/nobody/things', {
    headers: { 'x-request-id': 'abc.1', traceparent: `00-${traceId}-b7ad6b7169203331-01` },
  });
  expect(kept.response.headers.get('x-request-id')).toBe('abc.1');
  expect(kept.json?.['traceId']).toBe(traceId);
  const replaced = await call(things, { headers: { 'x-request-id': 'a b' } });
  expect(replaced.response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  const nowhere = await call('/api/nothing', { headers: { 'x-request-id': 'abc.2' } });
  expect(nowhere.response.headers.get('x-request-id')).toBe('abc.2');
});

test('only listed origins may call from a browser', async () => {
  const origin = (value: string) => call(things, { method: 'OPTIONS', headers: { origin: value } });
  const listed = (await origin('https://shop.example')).response;
  expect(listed.status).toBe(204);
  expect(listed.headers.get('access-control-allow-origin')).toBe('https://shop.example');
  expect(
    (await origin('https://evil.example')).response.headers.has('access-control-allow-origin'),
  ).toBe(false);
});

test('a path that cannot be decoded is unknown, never an error of ours', async () => {
  expect((await call('/api/tenants/%E0%A4%A/things')).response.status).toBeLessThan(500);
  expect((await call('/api/tenants/a%00b/things')).response.status).toBe(404);
});
