import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { startFakeGoogle, type FakeGoogle } from '@gomomo/fakes';
import { findFreePort, hasKafka } from '@gomomo/embedded';
import { findRedisServer, skipUnless, temporaryFolder, until } from '@gomomo/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startStack, type RunningStack } from './running-stack.ts';
import { describeCalls } from './calls-at-once.ts';
import { book, countUpcoming, phoneOf } from './booking-window.ts';
import { countLost, keptOf, messagesOf } from './kept-replies.ts';
import { describeRolling } from './rolling.ts';
import { describeTraces } from './traces.ts';
import { openWindow, type Window } from './window.ts';
import { toGoogleEnv } from '../../rolling/google.ts';
import { startReceiver, type Receiver } from '../../traces/receiver.ts';

jest.setTimeout(120_000);

/** RESTART_WINDOWS=500 for what is promised; fewer are what a test run has time for. */
const windowsAtRestart = Number(process.env['RESTART_WINDOWS'] ?? 200);

const describeWithServers = skipUnless({
  isPresent: () => hasKafka(process.env['PATH']) && findRedisServer() !== undefined,
  hint: 'two replicas: no Kafka or no Redis (apt-get install openjdk-17-jre-headless maven redis-server)',
});

describeWithServers('npm run stack -- --replicas 2', () => {
  const context = {} as {
    stack: RunningStack;
    dataDir: string;
    google: FakeGoogle;
    receiver: Receiver;
  };
  const origin = (): string => context.stack.origin;
  const pidOf = (name: string): number =>
    Number(readFileSync(join(context.dataDir, `${name}.pid`), 'utf8'));
  const replicas = ['agent-chat', 'agent-chat-2'] as const;
  beforeAll(async () => {
    context.dataDir = temporaryFolder('replicas-');
    context.google = await startFakeGoogle();
    context.receiver = await startReceiver();
    context.stack = await startStack({
      dataDir: context.dataDir,
      port: (await findFreePort()) ?? 0,
      args: ['--replicas', '2'],
      env: {
        ...{ RATE_LIMIT_CHAT: '10000', RATE_LIMIT_DEFAULT: '100000', RATE_LIMIT_BOOKING: '1000' },
        MAX_SOCKETS_PER_ADDRESS: '1000',
        ...toGoogleEnv(context.google),
        OTEL_EXPORTER_OTLP_ENDPOINT: context.receiver.url,
        OTEL_BSP_SCHEDULE_DELAY: '500',
      },
    });
  }, 180_000);
  afterAll(async () => {
    await context.stack?.kill();
    await context.receiver?.close();
    await context.google?.close();
  }, 60_000);

  const open = (count: number): Promise<Window[]> =>
    Promise.all(
      // One of four polls only, and stays with the replica that knows it.
      Array.from({ length: count }, (_, index) =>
        openWindow(origin(), { transport: index % 4 === 0 ? 'polling' : 'websocket' }),
      ),
    );

  const close = (windows: readonly Window[]): void => {
    for (const window of windows) window.close();
  };

  test('whoever polls and whoever has a socket is answered, and each window hears the other', async () => {
    const [first] = await open(1);
    await first!.say({ message: 'hello' });
    const others: Window[] = [];
    for (const transport of ['websocket', 'polling', 'websocket']) {
      others.push(await openWindow(origin(), { transport, sessionId: first!.sessionId()! }));
    }
    const [reply] = await first!.say({ message: 'when are you open?' });
    await until(() => {
      for (const other of others) expect(other.heard.has(reply!.id)).toBe(true);
    });
    close([first!, ...others]);
  });

  describeTraces(() => context);
  describeRolling(() => context);

  test('a replica that is killed in the middle of turns loses none, and books nothing twice', async () => {
    const windows = await open(12);
    await Promise.all(windows.map((window) => window.say({ message: 'deep tissue massage' })));
    let atWork = windows.length;
    const booked = windows.map((window, index) => book(window, index).finally(() => (atWork -= 1)));
    // In the middle of whatever they are doing.
    for (const name of replicas) {
      await pause(300);
      if (name === 'agent-chat') expect(atWork).toBe(windows.length);
      process.kill(pidOf(name), 'SIGKILL');
      await pause(3_000);
    }
    const references = await Promise.all(booked);
    expect(new Set(references).size).toBe(windows.length);
    expect(await countLost(origin(), windows)).toBe(0);
    for (const [index, reference] of references.entries()) {
      const proof = { 'x-client-contact': phoneOf(index) };
      const url = `${origin()}/api/tenants/bloom/appointments/${reference}`;
      expect((await fetch(url, { headers: proof })).status).toBe(200);
    }
    expect(await countUpcoming(context.stack, phoneOf)).toBe(windows.length);
    close(windows);
  });

  test('a rolling restart under open sockets loses no message', async () => {
    const windows = await open(windowsAtRestart);
    let isTalking = true;
    let answered = 0;
    const talks = windows.map(async (window) => {
      while (isTalking) {
        expect((await window.say({ message: 'when are you open?' })).length).toBeGreaterThan(0);
        answered += 1;
        // The more windows, the slower each talks.
        await pause(windowsAtRestart * 15 * (1 + Math.random()));
      }
    });
    for (const name of replicas) {
      const before = pidOf(name);
      process.kill(before, 'SIGTERM');
      await until(() => expect(pidOf(name)).not.toBe(before), 60);
      await until(() => expect(windows.every((window) => window.isOpen())).toBe(true), 60);
    }
    isTalking = false;
    await Promise.all(talks);
    expect(answered).toBeGreaterThan(windows.length);
    expect(await countLost(origin(), windows)).toBe(0);
    close(windows);
  });

  test('Redis gone and back: what was said meanwhile is answered once', async () => {
    const windows = await open(6);
    await Promise.all(windows.map((window) => window.say({ message: 'hello' })));
    process.kill(pidOf('redis/redis'), 'SIGKILL');
    await Promise.all(windows.map((window) => window.say({ message: 'are you open on Friday?' })));
    for (const window of windows) {
      const kept = await keptOf(origin(), window);
      const said = (await messagesOf(origin(), window)).map(({ text }) => text);
      expect(said.filter((text) => text === 'are you open on Friday?')).toHaveLength(1);
      expect(kept.length).toBeGreaterThan(0);
      expect(kept.map(({ id }) => window.heard.has(id))).toEqual(kept.map(() => true));
      expect(new Set(kept.map(({ seq }) => seq)).size).toBe(kept.length);
    }
    close(windows);
  });

  describeCalls(() => context.stack);
});
