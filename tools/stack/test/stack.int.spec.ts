import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { deadLetterTopic, kafkaTopics } from '@gomomo/contracts';
import { findFreePort, hasKafka } from '@gomomo/embedded';
import { services } from '@gomomo/infra';
import { systemClock } from '@gomomo/kernel';
import { createKafkaBus, type ReceivedRecord } from '@gomomo/messaging';
import { findRedisServer, skipUnless, temporaryFolder, until } from '@gomomo/testing';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { launchStack, startSeconds, startStack, type RunningStack } from './running-stack.ts';

const describeWithServers = skipUnless({
  isPresent: () => hasKafka(process.env['PATH']) && findRedisServer() !== undefined,
  hint: 'the stack: no Kafka or no Redis (apt-get install openjdk-17-jre-headless maven redis-server)',
});

describeWithServers('npm run stack', () => {
  const context = {} as { dataDir: string; port: number; stack: RunningStack };
  const origin = () => `http://127.0.0.1:${context.port}`;
  const start = (): Promise<RunningStack> => startStack(context);
  beforeAll(async () => {
    context.dataDir = temporaryFolder('stack-');
    context.port = (await findFreePort()) ?? 0;
    context.stack = await start();
  }, 180_000);
  afterAll(async () => {
    await context.stack?.kill();
  }, 60_000);

  test('says where everything is, and answers for all services on one origin', async () => {
    expect(Object.keys(context.stack.places)).toEqual([
      origin(),
      ...['postgres', 'redis', 'kafka', ...services.map(({ name }) => name)],
    ]);
    const health = (await (await fetch(`${origin()}/health`)).json()) as { checks: object };
    expect(health.checks).toMatchObject({
      'booking-core': { status: 'up' },
      'booking-core.postgres': { status: 'up' },
      'agent-chat': { status: 'up' },
      'voice-gateway.postgres': { status: 'up' },
      'calendar-sync': { status: 'up' },
      'excel-sync': { status: 'up' },
    });
    const { paths } = (await (await fetch(`${origin()}/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/api/tenants/{tenant}', '/api/tenants/{tenant}/chat']),
    );
    const metrics = await (await fetch(`${origin()}/metrics`)).text();
    for (const { name } of services) {
      expect(metrics).toMatch(new RegExp(`process_cpu_seconds_total\\{service="${name}"\\}`));
    }
    expect((await fetch(`${origin()}/bloom`)).headers.get('content-type')).toMatch('text/html');
  });

  test('nobody reaches what services say to each other', async () => {
    const answer = await fetch(`${origin()}/internal/phone-numbers/+12125550100`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'not-found' });
  });

  test('a socket reaches the chat through the origin', async () => {
    const socket = new WebSocket(`${origin().replace('http', 'ws')}/ws/?EIO=4&transport=websocket`);
    const [first] = (await once(socket, 'message')) as [MessageEvent];
    expect(String(first.data)).toMatch(/^0\{"sid"/);
    socket.close();
  });

  test('a booking reaches Kafka with the trace of its request', async () => {
    const received: ReceivedRecord[] = [];
    const dead = deadLetterTopic('booking.events.v1', 'spec');
    const bus = createKafkaBus({
      connection: { brokers: [context.stack.places['kafka'] ?? ''], clientId: 'spec' },
      topics: [
        ...kafkaTopics,
        ...kafkaTopics.slice(0, 1).map((topic) => ({ ...topic, name: dead })),
      ],
      clock: systemClock,
      logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
      onFatal: ignore,
    });
    bus.subscribe({
      topic: 'booking.events.v1',
      group: 'spec',
      handler: async (record) => {
        received.push(record);
      },
    });
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
    const { id, reference } = await bookFirstFree(origin(), { traceparent });
    const eventOf = () => received.find((record) => record.key === id);
    await until(() => expect(eventOf()).toBeDefined(), startSeconds);
    expect(eventOf()?.headers).toMatchObject({
      ce_type: 'ai.gomomo.booking.appointment.confirmed.v1',
      ce_subject: `appointment/${id}`,
      ce_sequence: '1',
      'content-type': 'application/json',
    });
    expect(eventOf()?.headers['traceparent']?.split('-')[1]).toBe(traceId);
    expect(JSON.parse(String(eventOf()?.value))).toMatchObject({ appointment: { reference } });
    await bus.close();
  }, 60_000);

  test('a second start in the same folder says so and leaves the first alone', async () => {
    const second = launchStack(context);
    const [code] = (await once(second.child, 'exit')) as [number];
    expect(code).toBe(1);
    expect(second.output()).toContain('already runs');
    expect((await fetch(`${origin()}/health`)).status).toBe(200);
  }, 30_000);

  test('after kill -9 the next start takes over what is left, and nothing is lost', async () => {
    const { reference } = await bookFirstFree(origin(), {});
    context.stack.child.kill('SIGKILL');
    await once(context.stack.child, 'exit');
    context.stack = await start();
    const answer = await fetch(`${origin()}/api/tenants/bloom/appointments/${reference}`, {
      headers: { 'x-client-contact': '+12125550123' },
    });
    expect(answer.status).toBe(200);
  }, 180_000);

  test('SIGTERM, twice, ends with exit code 0 and leaves no process', async () => {
    const { child } = context.stack;
    child.kill('SIGTERM');
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(0);
    const { stdout } = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
    expect(stdout.split('\n').filter((line) => line.includes(context.dataDir))).toEqual([]);
  }, 60_000);
});

const ignore = () => undefined;

async function bookFirstFree(origin: string, headers: Record<string, string>) {
  const tenant = (await (await fetch(`${origin}/api/tenants/bloom`)).json()) as {
    services: { id: string }[];
  };
  const serviceId = tenant.services[0]?.id ?? '';
  const from = new Date(Date.now() + 86_400_000).toISOString();
  const to = new Date(Date.now() + 10 * 86_400_000).toISOString();
  const query = new URLSearchParams({ serviceId, from, to, limit: '1' });
  const url = `${origin}/api/tenants/bloom/availability?${query.toString()}`;
  const { slots } = (await (await fetch(url)).json()) as { slots: { start: string }[] };
  const body = JSON.stringify({
    serviceId,
    start: slots[0]?.start,
    client: { name: 'Jo Park', phone: '+12125550123' },
  });
  const answer = await fetch(`${origin}/api/tenants/bloom/appointments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  expect(answer.status).toBe(201);
  return (await answer.json()) as { id: string; reference: string };
}
