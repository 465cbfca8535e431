import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isAppError } from '@gomomo/kernel';
import { randomUUID } from 'node:crypto';
import type { SharedState } from '../src/index.ts';

/** What an adapter's spec brings: real stores, and a way to let time pass in them. */
export interface Harness {
  /** Another replica's view of the same store. The suite closes it. */
  open(): SharedState;
  passTime(byMs: number): Promise<void>;
  stop(): Promise<void>;
}

const minute = 60_000;
const callers = 50;
const times = <Result>(count: number, work: (index: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

/** Every adapter passes this very suite. */
export function describeSharedState(start: () => Promise<Harness>): void {
  const context = {} as { harness: Harness; one: SharedState; two: SharedState };
  beforeAll(async () => {
    context.harness = await start();
    context.one = context.harness.open();
    context.two = context.harness.open();
  }, 30_000);
  afterAll(async () => {
    await context.one?.close();
    await context.two?.close();
    await context.harness?.stop();
  });
  describe('sessions', () => describeSessions(context));
  describe('one-time tokens', () => describeTokens(context));
  describe('limits', () => describeLimits(context));
  describe('leases', () => describeLeases(context));
  test('a store that answers is ready', async () => {
    await expect(context.one.ready()).resolves.toBeUndefined();
  });
  test('closing twice is fine, and calls after it fail as weather', async () => {
    const third = context.harness.open();
    await third.ready();
    await Promise.all([third.close(), third.close()]);
    const failure = await third.sessions.get('any').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(isAppError(failure) ? failure.retryable : true).toBe(true);
  });
}

type Context = { harness: Harness; one: SharedState; two: SharedState };

function describeSessions(context: Context): void {
  test('what one replica puts, another gets, with its version', async () => {
    const key = randomUUID();
    const value = { name: 'Zoë \u0000 🙂', list: [1, null, { deep: true }] };
    expect(await context.one.sessions.get(key)).toBeUndefined();
    expect(await context.one.sessions.put(key, value, { expectedVersion: 0, ttlMs: minute })).toBe(
      'saved',
    );
    expect(await context.two.sessions.get(key)).toEqual({ value, version: 1 });
  });

  test('a put under an old version is a conflict and changes nothing', async () => {
    const { sessions } = context.one;
    const key = randomUUID();
    const put = (value: string, expectedVersion: number) =>
      sessions.put(key, value, { expectedVersion, ttlMs: minute });
    expect(await put('first', 0)).toBe('saved');
    expect(await put('new again', 0)).toBe('conflict');
    expect(await put('second', 1)).toBe('saved');
    expect(await put('late', 1)).toBe('conflict');
    expect(await put('early', 3)).toBe('conflict');
    expect(await sessions.get(key)).toEqual({ value: 'second', version: 2 });
  });

  test('of many puts at once under one version exactly one is saved', async () => {
    const key = randomUUID();
    for (const expectedVersion of [0, 1]) {
      const answers = await times(callers, (index) => {
        const { sessions } = index % 2 === 0 ? context.one : context.two;
        return sessions.put(key, index, { expectedVersion, ttlMs: minute });
      });
      expect(answers.filter((answer) => answer === 'saved')).toHaveLength(1);
    }
    expect(await context.one.sessions.get(key)).toMatchObject({ version: 2 });
  });

  test('read, change, put, again on conflict: no change of any writer is lost', async () => {
    const key = randomUUID();
    const add = async (): Promise<void> => {
      const found = await context.one.sessions.get(key);
      const options = { expectedVersion: found?.version ?? 0, ttlMs: minute };
      const count = ((found?.value as number | undefined) ?? 0) + 1;
      if ((await context.one.sessions.put(key, count, options)) === 'conflict') await add();
    };
    await times(10, add);
    expect(await context.one.sessions.get(key)).toEqual({ value: 10, version: 10 });
  });

  test('a document ends after its time, which each put starts anew', async () => {
    const { sessions } = context.one;
    const key = randomUUID();
    await sessions.put(key, 'a', { expectedVersion: 0, ttlMs: minute });
    await context.harness.passTime(40_000);
    await sessions.put(key, 'b', { expectedVersion: 1, ttlMs: minute });
    await context.harness.passTime(40_000);
    expect(await sessions.get(key)).toEqual({ value: 'b', version: 2 });
    await context.harness.passTime(20_000);
    expect(await sessions.get(key)).toBeUndefined();
    expect(await sessions.put(key, 'c', { expectedVersion: 2, ttlMs: minute })).toBe('conflict');
    expect(await sessions.put(key, 'c', { expectedVersion: 0, ttlMs: minute })).toBe('saved');
    expect(await sessions.get(key)).toEqual({ value: 'c', version: 1 });
  });

  test('a deleted document is gone, and deleting nothing is no error', async () => {
    const { sessions } = context.one;
    const key = randomUUID();
    await sessions.put(key, 'a', { expectedVersion: 0, ttlMs: minute });
    await sessions.delete(key);
    await sessions.delete(key);
    expect(await sessions.get(key)).toBeUndefined();
  });

  test('a document of 300 kB comes back whole', async () => {
    const key = randomUUID();
    const value = { text: 'ö'.repeat(150_000) };
    await context.one.sessions.put(key, value, { expectedVersion: 0, ttlMs: minute });
    expect(await context.two.sessions.get(key)).toEqual({ value, version: 1 });
  });

  test('what JSON cannot hold is refused', async () => {
    const options = { expectedVersion: 0, ttlMs: minute };
    await expect(context.one.sessions.put('void', undefined, options)).rejects.toThrow(TypeError);
  });
}

function describeTokens(context: Context): void {
  test('of many takers at once one gets the value and the others nothing', async () => {
    const hash = randomUUID();
    expect(await context.two.tokens.has(hash)).toBe(false);
    await context.one.tokens.put(hash, { call: 'CA1' }, minute);
    expect(await context.two.tokens.has(hash)).toBe(true);
    const taken = await times(callers, (index) =>
      (index % 2 === 0 ? context.one : context.two).tokens.take(hash),
    );
    expect(taken.filter((value) => value !== undefined)).toEqual([{ call: 'CA1' }]);
    expect(await context.one.tokens.take(hash)).toBeUndefined();
    expect(await context.one.tokens.has(hash)).toBe(false);
  });

  test('an expired token gives nothing', async () => {
    const hash = randomUUID();
    await context.one.tokens.put(hash, 'value', minute);
    await context.harness.passTime(minute);
    expect(await context.one.tokens.take(hash)).toBeUndefined();
    expect(await context.one.tokens.has(hash)).toBe(false);
  });

  test('a second put replaces the first', async () => {
    const hash = randomUUID();
    await context.one.tokens.put(hash, 'old', minute);
    await context.one.tokens.put(hash, 'new', minute);
    expect(await context.two.tokens.take(hash)).toBe('new');
  });
}

function describeLimits(context: Context): void {
  const rule = { points: 20, windowMs: minute };

  test('of 50 callers at once exactly as many pass as there are points', async () => {
    const key = randomUUID();
    const answers = await times(callers, (index) =>
      (index % 2 === 0 ? context.one : context.two).limits.consume(key, rule),
    );
    const passed = answers.filter((answer) => answer.allowed);
    expect(passed).toHaveLength(20);
    expect(passed.map((answer) => answer.remaining).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index),
    );
    expect(answers.filter((answer) => !answer.allowed).every((a) => a.remaining === 0)).toBe(true);
  });

  test('the window says when it ends, and then starts anew', async () => {
    const { limits } = context.one;
    const key = randomUUID();
    const two = { points: 2, windowMs: minute };
    expect(await limits.consume(key, two)).toMatchObject({ allowed: true, remaining: 1 });
    await context.harness.passTime(30_000);
    const second = await limits.consume(key, two);
    expect(second).toMatchObject({ allowed: true, remaining: 0 });
    expect(second.resetMs).toBeLessThanOrEqual(30_000);
    expect(second.resetMs).toBeGreaterThan(20_000);
    expect(await limits.consume(key, two)).toMatchObject({ allowed: false, remaining: 0 });
    await context.harness.passTime(30_000);
    expect(await limits.consume(key, two)).toMatchObject({ allowed: true, remaining: 1 });
  });

  test('a cost counts whole or not at all', async () => {
    const { limits } = context.one;
    const key = randomUUID();
    const five = { points: 5, windowMs: minute };
    expect(await limits.consume(key, { ...five, cost: 3 })).toMatchObject({ remaining: 2 });
    const refused = await limits.consume(key, { ...five, cost: 3 });
    expect(refused).toMatchObject({ allowed: false, remaining: 2 });
    expect(await limits.consume(key, { ...five, cost: 2 })).toMatchObject({ allowed: true });
    expect(await limits.consume(randomUUID(), { ...five, cost: 6 })).toMatchObject({
      allowed: false,
      remaining: 5,
    });
  });

  test('what is given back can be used again, also after refusals', async () => {
    const { limits } = context.one;
    const key = randomUUID();
    const ten = { points: 10, windowMs: minute };
    await times(30, () => limits.consume(key, ten));
    await times(10, () => limits.refund(key, ten));
    const answers = await times(30, () => limits.consume(key, ten));
    expect(answers.filter((answer) => answer.allowed)).toHaveLength(10);
  });

  test('a refund never leaves more than the rule allows', async () => {
    const { limits } = context.one;
    const key = randomUUID();
    await limits.consume(key, rule);
    await times(5, () => limits.refund(key, rule));
    expect(await limits.peek(key, rule)).toMatchObject({ remaining: 20 });
  });

  test('a look counts nothing', async () => {
    const { limits } = context.one;
    const key = randomUUID();
    expect(await limits.peek(key, rule)).toEqual({
      allowed: true,
      remaining: 20,
      resetMs: minute,
    });
    await limits.consume(key, { ...rule, cost: 20 });
    expect(await limits.peek(key, rule)).toMatchObject({ allowed: false, remaining: 0 });
    expect(await limits.peek(key, rule)).toMatchObject({ allowed: false, remaining: 0 });
  });

  test('no points means never', async () => {
    const none = { points: 0, windowMs: minute };
    expect(await context.one.limits.consume(randomUUID(), none)).toMatchObject({ allowed: false });
  });

  test('a rule that no window can mean is refused', async () => {
    const { limits } = context.one;
    await expect(limits.consume('k', { points: 1, windowMs: 1500 })).rejects.toThrow(RangeError);
    await expect(limits.consume('k', { ...rule, cost: 0 })).rejects.toThrow(RangeError);
  });
}

function describeLeases(context: Context): void {
  const request = (holder: string, limit = 5) => ({ holder, limit, ttlMs: minute });

  test('never more holders at once than the limit', async () => {
    const key = randomUUID();
    const answers = await times(callers, (index) =>
      (index % 2 === 0 ? context.one : context.two).leases.acquire(key, request(`call ${index}`)),
    );
    expect(answers.filter(Boolean)).toHaveLength(5);
  });

  test('a released lease is free for another holder', async () => {
    const { leases } = context.one;
    const key = randomUUID();
    expect(await leases.acquire(key, request('a', 1))).toBe(true);
    expect(await context.two.leases.acquire(key, request('b', 1))).toBe(false);
    await leases.release(key, 'a');
    await leases.release(key, 'a');
    expect(await context.two.leases.acquire(key, request('b', 1))).toBe(true);
  });

  test('a holder that asks again keeps its one place for a new time', async () => {
    const { leases } = context.one;
    const key = randomUUID();
    await leases.acquire(key, request('a', 2));
    await context.harness.passTime(40_000);
    expect(await leases.acquire(key, request('a', 2))).toBe(true);
    await context.harness.passTime(40_000);
    expect(await leases.acquire(key, request('b', 2))).toBe(true);
    expect(await leases.acquire(key, request('c', 2))).toBe(false);
  });

  test('a lease ends by itself', async () => {
    const { leases } = context.one;
    const key = randomUUID();
    await leases.acquire(key, request('a', 1));
    await context.harness.passTime(minute);
    expect(await leases.acquire(key, request('b', 1))).toBe(true);
  });
}
