import { expect, test } from '@jest/globals';
import { createLogger } from '@gomomo/telemetry';
import { freePort } from '@gomomo/testing';
import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { runServices, type HostOptions } from './run-services.ts';
import type { Service } from './service.ts';

const steps: string[] = [];

const service = (checks: Service['ready'] = async () => ({})): Service => ({
  name: 'spec',
  handlers: [],
  consumers: [
    {
      name: 'consumer',
      start: async () => void steps.push('consumer on'),
      stop: async () => void steps.push('consumer off'),
    },
  ],
  loops: [
    {
      name: 'loop',
      everyMs: 60_000,
      run: async () => void steps.push('loop'),
    },
  ],
  attach: () => {
    steps.push('attached');
    return async () => void steps.push('detached');
  },
  ready: checks,
});

const options = (port: number, announce: HostOptions['announce']): HostOptions => ({
  host: '127.0.0.1',
  port,
  trustProxy: false,
  production: false,
  logger: createLogger({ name: 'spec', level: 'silent' }),
  isTrusted: () => false,
  announce,
});

test('ready answers 503 until the address was announced, then 200; all stops in reverse', async () => {
  steps.length = 0;
  const port = await freePort();
  let before: number | undefined;
  const running = await runServices(
    [service()],
    options(port, async (url) => {
      before = (await fetch(`${url}/health/ready`)).status;
      expect((await fetch(`${url}/health/live`)).status).toBe(200);
    }),
  );
  expect(before).toBe(503);
  expect((await fetch(`${running.url}/health/ready`)).status).toBe(200);
  await Promise.all([running.stop(), running.stop()]);
  expect(steps).toEqual(['consumer on', 'attached', 'loop', 'detached', 'consumer off']);
  await expect(fetch(`${running.url}/health/live`)).rejects.toThrow();
});

// Every rolling restart took the 25 seconds after which what still runs is cut off.
test('open sockets do not hold a stop up: nobody new comes in, then they are let go', async () => {
  const held = new Set<Duplex>();
  let letIn: Promise<unknown> | undefined;
  const withSockets: Service = {
    ...service(),
    attach: (server) => {
      server.on('upgrade', (_request, socket) => {
        held.add(socket);
        socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
      });
      return async () => {
        letIn = fetch(`${running.url}/health/live`).catch(() => 'refused');
        for (const socket of held) socket.destroy();
      };
    },
  };
  const running = await runServices(
    [withSockets],
    options(await freePort(), () => undefined),
  );
  const { port, hostname } = new URL(running.url);
  const socket = connect(Number(port), hostname);
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n');
  await once(socket, 'data');
  await running.stop();
  expect(await letIn).toBe('refused');
});

// A request that was sent in the moment in which the server closed its connection was lost.
test('before nobody new is let in, callers that keep their connection are told to go elsewhere', async () => {
  const running = await runServices([service()], {
    ...options(await freePort(), () => undefined),
    noticeMs: 300,
  });
  const agent = new Agent({ keepAlive: true });
  const ask = async () => {
    const request = get(`${running.url}/health/live`, { agent });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    answer.resume();
    await once(answer, 'end');
    return { status: answer.statusCode, connection: answer.headers.connection };
  };
  expect(await ask()).toEqual({ status: 200, connection: 'keep-alive' });
  const stopped = running.stop();
  expect(await ask()).toEqual({ status: 200, connection: 'close' });
  await stopped;
  await expect(ask()).rejects.toThrow('ECONNREFUSED');
});

test('R14: a dependency that is down makes health say so', async () => {
  const down = service(async () => ({ postgres: { status: 'down', ms: 3, detail: 'refused' } }));
  const running = await runServices(
    [down],
    options(await freePort(), () => undefined),
  );
  const response = await fetch(`${running.url}/health`);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ checks: { postgres: { status: 'down' } } });
  await running.stop();
});

test('in production strangers see the status only, and no metrics', async () => {
  const base = options(await freePort(), () => undefined);
  const running = await runServices(
    [service(async () => ({ postgres: { status: 'up', ms: 1 } }))],
    {
      ...base,
      production: true,
      isTrusted: (request) => request.get('authorization') === 'Bearer k',
    },
  );
  const health = async (headers: Record<string, string>) =>
    (await fetch(`${running.url}/health`, { headers })).json();
  expect(await health({})).toEqual({ status: 'ok' });
  expect(await health({ authorization: 'Bearer k' })).toHaveProperty('checks.postgres');
  expect((await fetch(`${running.url}/metrics`)).status).toBe(404);
  await running.stop();
});

test('a taken port is named, and what was started before is stopped again', async () => {
  steps.length = 0;
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  await expect(
    runServices(
      [service()],
      options(port, () => undefined),
    ),
  ).rejects.toMatchObject({
    code: 'port-taken',
    message: expect.stringContaining(`Port ${port}`),
  });
  expect(steps).toEqual(['consumer on', 'attached', 'detached', 'consumer off']);
  other.close();
});

// Node alone answers with a bare status.
const bare = (first: string, header = 'a: b') =>
  `${first} HTTP/1.1\r\nhost: x\r\n${header}\r\n\r\n`;
test.each([
  ['an address of raw bytes', bare('GET /api/tenants/\xfc'), 400, 'validation'],
  ['a method of nobody', bare('FOO /bloom'), 400, 'validation'],
  ['headers too large', bare('GET /', `x: ${'x'.repeat(20_000)}`), 413, 'payload-too-large'],
])('what cannot be read is told by a problem: %s', async (_, request, status, code) => {
  const { url, stop } = await runServices(
    [service()],
    options(await freePort(), () => undefined),
  );
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.end(Buffer.from(request, 'latin1'));
  let answer = '';
  for await (const part of socket) answer += String(part);
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head).toContain('content-type: application/problem+json');
  expect(JSON.parse(body)).toMatchObject({ status, code });
  await stop();
});

test('the API reference and every problem have a page for people', async () => {
  const running = await runServices(
    [service()],
    options(await freePort(), () => undefined),
  );
  const text = async (path: string) => (await fetch(running.url + path)).text();
  const docs = await text('/docs');
  for (const said of [
    '<title>gomomo API',
    'front desk',
    'ADMIN_API_KEY',
    `curl ${running.url}/api/`,
  ]) {
    expect(docs).toContain(said);
  }
  expect((await fetch(`${running.url}/docs/package.json`)).status).toBe(404);
  expect(await text('/problems/slot-taken')).toContain('HTTP status 409');
  expect((await fetch(`${running.url}/problems/nothing`)).status).toBe(404);
  await running.stop();
});
