import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { silentLog, skipUnless, startTestRedis, until } from '@gomomo/testing';
import { Redis } from 'ioredis';
import { once } from 'node:events';
import { createSharedState, type SharedState } from '../src/index.ts';
import { describeSharedState } from './conformance.ts';
import { passTimeLua } from './pass-time.ts';

type TestRedis = Awaited<ReturnType<typeof startTestRedis>>;

skipUnless('redis')('shared state in Redis', () => {
  describeSharedState(async () => {
    const redis = await startTestRedis();
    const admin = new Redis(redis.url);
    return {
      open: () => createSharedState({ redisUrl: redis.url, logger: silentLog }),
      passTime: async (byMs) => {
        await admin.eval(passTimeLua, 0, byMs);
      },
      stop: async () => {
        admin.disconnect();
        await redis.stop();
      },
    };
  });

  describe('while Redis is away', () => {
    const context = {} as { redis: TestRedis; state: SharedState };
    const rule = { points: 3, windowMs: 60_000 };
    beforeAll(async () => {
      context.redis = await startTestRedis();
      context.state = createSharedState({ redisUrl: context.redis.url, logger: silentLog });
      await context.state.ready();
    }, 30_000);
    afterAll(async () => {
      await context.state.close();
      await context.redis.stop();
    });

    test('tokens, sessions and leases fail closed, limits count on, and all of it recovers', async () => {
      const { redis, state } = context;
      await state.tokens.put('hash', 'value', 60_000);
      process.kill(redis.pid, 'SIGSTOP');
      const unavailable = { code: 'dependency-unavailable', retryable: true };
      await expect(state.tokens.take('hash')).rejects.toMatchObject(unavailable);
      await expect(state.sessions.get('key')).rejects.toMatchObject(unavailable);
      await expect(state.ready()).rejects.toMatchObject(unavailable);
      const request = { holder: 'a', limit: 1, ttlMs: 1000 };
      await expect(state.leases.acquire('key', request)).rejects.toMatchObject(unavailable);
      const answers = [];
      for (let call = 0; call < 5; call += 1) answers.push(await state.limits.consume('c', rule));
      expect(answers.map((answer) => answer.allowed)).toEqual([true, true, true, false, false]);
      process.kill(redis.pid, 'SIGCONT');
      await until(() => state.ready());
      expect(await state.limits.consume('c', rule)).toMatchObject({ allowed: true });
    }, 30_000);

    test('a client that starts before its Redis finds it later', async () => {
      const url = new URL(context.redis.url);
      const server = await import('node:net').then((net) => net.createServer().listen(0));
      await once(server, 'listening');
      url.port = String((server.address() as { port: number }).port);
      server.close();
      const early = createSharedState({ redisUrl: url.href, logger: silentLog });
      await expect(early.ready()).rejects.toMatchObject({ code: 'dependency-unavailable' });
      expect(await early.limits.consume('key', rule)).toMatchObject({ allowed: true });
      await early.close();
    }, 15_000);
  });
});

// A machine with other things to do: the answer lay in the socket, and the time limit was looked at first.
skipUnless('redis')('a process that had no turn for long', () => {
  test('takes the answer that came meanwhile, and does not call Redis away', async () => {
    const redis = await startTestRedis();
    const state = createSharedState({ redisUrl: redis.url, logger: silentLog });
    await state.ready();
    await state.tokens.put('hash', 'value', 60_000);
    const taken = state.tokens.take('hash');
    await new Promise((resolve) => setImmediate(resolve)); // it has been sent
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_300);
    expect(await taken).toBe('value');
    await state.close();
    await redis.stop();
  }, 30_000);
});

// A process that was asked to end while a turn of it hung never did, and took a whole processor.
skipUnless('redis')('a reader of streams that asks again after every fault', () => {
  test('lets go of the processor when the streams are closed', async () => {
    const redis = await startTestRedis();
    const state = createSharedState({ redisUrl: redis.url, logger: silentLog });
    await state.ready();
    const reader = (state.openStreams?.().publisher as Redis | undefined)?.duplicate();
    const enough = 1_000;
    let asked = 0;
    const poll = async (): Promise<void> => {
      asked += 1;
      await reader?.xread('BLOCK', 5_000, 'STREAMS', 'some', '$').catch(() => undefined);
      if (asked < enough) await poll();
    };
    void poll();
    await until(() => expect(reader?.status).toBe('ready'));
    await state.close();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(asked).toBeLessThan(enough);
    await redis.stop();
  }, 30_000);
});

// Writes were refused (disk or memory full, a replica) while health said up and callers were told that
// it cannot be reached.
skipUnless('redis')('a Redis that takes no writes', () => {
  test('is called so, by every call and by health, and is well again by itself', async () => {
    const redis = await startTestRedis();
    const admin = new Redis(redis.url);
    const state = createSharedState({ redisUrl: redis.url, logger: silentLog });
    await state.ready();
    const refusal = {
      code: 'dependency-unavailable',
      retryable: true,
      message: expect.stringMatching(/^Redis takes no writes \((OOM|NOREPLICAS)\)$/),
    };
    for (const [name, fault, cure] of [
      ['maxmemory', '1', '0'],
      ['min-replicas-to-write', '1', '0'],
    ] as const) {
      await admin.config('SET', name, fault);
      await expect(state.ready()).rejects.toMatchObject(refusal);
      await expect(state.tokens.put('hash', 'value', 60_000)).rejects.toMatchObject(refusal);
      await admin.config('SET', name, cure);
      await state.ready();
      await state.tokens.put('hash', 'value', 60_000);
    }
    await state.close();
    admin.disconnect();
    await redis.stop();
  }, 30_000);
});

test('a REDIS_URL of a strange form is refused at once', () => {
  expect(() => createSharedState({ redisUrl: 'http://x', logger: silentLog })).toThrow(
    expect.objectContaining({ code: 'bad-config' }),
  );
});
