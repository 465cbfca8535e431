import { describe, expect, test } from '@jest/globals';
import type { Limiter, LimitRule } from './ports.ts';
import { createAheadLimiter } from './take-ahead.ts';

const minute = 60_000;

/** What processes share: one counter, its calls counted. */
function createStore(clock: { now(): number }) {
  const windows = new Map<string, { used: number; endsAt: number }>();
  let calls = 0;
  const windowOf = (key: string, { windowMs }: LimitRule) => {
    const window = windows.get(key);
    if (window !== undefined && window.endsAt > clock.now()) return window;
    const fresh = { used: 0, endsAt: clock.now() + windowMs };
    windows.set(key, fresh);
    return fresh;
  };
  const store: Limiter = {
    async consume(key, rule) {
      calls += 1;
      const window = windowOf(key, rule);
      const allowed = window.used + (rule.cost ?? 1) <= rule.points;
      if (allowed) window.used += rule.cost ?? 1;
      const resetMs = window.endsAt - clock.now();
      return { allowed, remaining: rule.points - window.used, resetMs };
    },
    async refund(key, rule) {
      calls += 1;
      const window = windowOf(key, rule);
      window.used = Math.max(window.used - (rule.cost ?? 1), 0);
    },
    async peek(key, rule) {
      const window = windowOf(key, rule);
      const remaining = rule.points - window.used;
      return { allowed: remaining >= 1, remaining, resetMs: window.endsAt - clock.now() };
    },
  };
  return { store, calls: () => calls, used: (key: string) => windows.get(key)?.used };
}

function createProcesses(count: number) {
  const time = { at: 1_000_000, now: () => time.at };
  const shared = createStore(time);
  const limiters = Array.from({ length: count }, () => createAheadLimiter(shared.store, time));
  return { ...shared, time, limiters, pick: () => limiters[Math.floor(Math.random() * count)] };
}

describe('points taken in advance', () => {
  test.each([1, 20, 100])('of %i points three processes spend exactly so many', async (points) => {
    const { pick, used } = createProcesses(3);
    const rule = { points, windowMs: minute };
    const answers = [];
    for (let call = 0; call < points * 2; call += 1) {
      answers.push((await pick()?.consume('key', rule))?.allowed);
    }
    expect(answers.filter((allowed) => allowed === true)).toHaveLength(points);
    expect(used('key')).toBe(points);
  });

  test('of many points three processes never spend more, and what one holds goes back', async () => {
    const { pick, limiters, used } = createProcesses(3);
    const rule = { points: 1000, windowMs: minute };
    let allowed = 0;
    for (let call = 0; call < 2000; call += 1) {
      if ((await pick()?.consume('key', rule))?.allowed === true) allowed += 1;
    }
    expect(allowed).toBeLessThanOrEqual(1000);
    expect(used('key')).toBe(1000);
    await Promise.all(limiters.map((limiter) => limiter.close()));
    expect(used('key')).toBe(allowed);
  });

  test.each([1, 20, 100, 500])('one process spends all %i, also in one burst', async (points) => {
    const { limiters, used } = createProcesses(1);
    const rule = { points, windowMs: minute };
    const answers = await Promise.all(
      Array.from(
        { length: points * 3 },
        () => limiters[0]?.consume('key', rule) ?? Promise.reject(),
      ),
    );
    expect(answers.filter((answer) => answer?.allowed === true)).toHaveLength(points);
    expect(used('key')).toBe(points);
  });

  test('far from the limit the store is asked once for many calls', async () => {
    const { limiters, calls } = createProcesses(1);
    const rule = { points: 1_000_000, windowMs: minute };
    for (let call = 0; call < 1000; call += 1) await limiters[0]?.consume('key', rule);
    expect(calls()).toBeLessThan(15);
  });

  test('callers side by side ask the store together', async () => {
    const { limiters, calls, used } = createProcesses(1);
    const rule = { points: 1_000_000, windowMs: minute };
    const call = async () => {
      for (let turn = 0; turn < 125; turn += 1) await limiters[0]?.consume('key', rule);
    };
    await call();
    const before = calls();
    await Promise.all(Array.from({ length: 8 }, call));
    expect(calls() - before).toBeLessThan(15);
    await limiters[0]?.close();
    expect(used('key')).toBe(9 * 125);
  });

  test('what remains is told as if every call had been counted at once', async () => {
    const { limiters } = createProcesses(1);
    const rule = { points: 500, windowMs: minute };
    for (let call = 1; call <= 460; call += 1) {
      expect(await limiters[0]?.consume('key', rule)).toMatchObject({ remaining: 500 - call });
      expect(await limiters[0]?.peek('key', rule)).toMatchObject({ remaining: 500 - call });
    }
  });

  test('a window that has ended takes with it what was held of it', async () => {
    const { limiters, time, used } = createProcesses(1);
    const rule = { points: 500, windowMs: minute };
    for (let call = 0; call < 5; call += 1) await limiters[0]?.consume('key', rule);
    time.at += minute + 1;
    expect(await limiters[0]?.consume('key', rule)).toMatchObject({ remaining: 499 });
    expect(used('key')).toBe(1);
  });

  test('points given back are spent again, and never more of them than there are', async () => {
    const { limiters, used } = createProcesses(2);
    const rule = { points: 400, windowMs: minute };
    for (let call = 0; call < 30; call += 1) {
      await limiters[0]?.consume('key', rule);
      await limiters[0]?.refund('key', rule);
    }
    await Promise.all(limiters.map((limiter) => limiter.close()));
    expect(used('key')).toBe(0);
  });
});
