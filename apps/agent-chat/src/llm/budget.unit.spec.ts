import type { LimitRule } from '@gomomo/shared-state';
import { describe, expect, test } from '@jest/globals';
import { createBudget } from './budget.ts';
import { ModelFailure } from './failure.ts';

/** Limits in memory, without windows. */
function createState() {
  const used = new Map<string, number>();
  const count = (key: string, by: number) => used.set(key, (used.get(key) ?? 0) + by);
  return {
    used,
    away: false,
    ready() {
      return this.away ? Promise.reject(new Error('away')) : Promise.resolve();
    },
    limits: {
      consume: (key: string, { points, cost = 1 }: LimitRule) => {
        const allowed = (used.get(key) ?? 0) + cost <= points;
        if (allowed) count(key, cost);
        return Promise.resolve({ allowed, remaining: 0, resetMs: 0 });
      },
      refund: (key: string, { cost = 1 }: LimitRule) => Promise.resolve(void count(key, -cost)),
      peek: () => Promise.reject(new Error('not asked')),
    },
  };
}

function createShop(dailyTokens = 1_000) {
  const state = createState();
  let now = Date.parse('2026-11-23T23:59:00Z');
  const budget = createBudget({
    state: { limits: state.limits, ready: () => state.ready() },
    clock: { now: () => now },
    dailyTokens,
  });
  const tries = (tenantId: string, tokens: number, address = 'here'): Promise<string> =>
    budget.reserve({ tenantId, address }, tokens).then(
      () => 'granted',
      (error: unknown) => (error instanceof ModelFailure ? error.kind : 'thrown'),
    );
  return { state, budget, tries, tomorrow: () => (now += 120_000) };
}

describe('the day of a business', () => {
  test('has so many tokens, and no more', async () => {
    const { tries } = createShop();
    expect(await tries('bloom', 600)).toBe('granted');
    expect(await tries('bloom', 600)).toBe('budget');
    expect(await tries('bloom', 400)).toBe('granted');
    expect(await tries('bloom', 1)).toBe('budget');
  });

  test('is its own, and begins anew at midnight UTC', async () => {
    const { tries, tomorrow } = createShop();
    await tries('bloom', 1_000);
    expect(await tries('other', 1_000)).toBe('granted');
    tomorrow();
    expect(await tries('bloom', 1_000)).toBe('granted');
  });

  test('gets back what a request did not use', async () => {
    const { budget, tries, state } = createShop();
    const reserved = await budget.reserve({ tenantId: 'bloom', address: 'here' }, 900);
    await reserved.settle(100);
    expect([...state.used.values()]).toEqual([100, 100]);
    expect(await tries('bloom', 900)).toBe('granted');
  });

  test('is settled where it was begun, also past midnight', async () => {
    const { budget, state, tomorrow } = createShop();
    const reserved = await budget.reserve({ tenantId: 'bloom', address: 'here' }, 900);
    tomorrow();
    await reserved.settle(0);
    expect([...state.used.values()]).toEqual([0, 0]);
  });

  test('is not used up by one address, unless it is small', async () => {
    const { tries, state } = createShop(1_000_000);
    expect(await tries('bloom', 150_000, 'one')).toBe('granted');
    expect(await tries('bloom', 60_000, 'one')).toBe('budget');
    expect(await tries('bloom', 200_000, 'two')).toBe('granted');
    expect([...state.used.values()]).toEqual([150_000, 350_000, 200_000]);
    expect(await createShop(1_000).tries('bloom', 1_000, 'one')).toBe('granted');
  });

  test('that refuses takes nothing from the address either', async () => {
    const { tries, state } = createShop(300_000);
    for (const address of ['one', 'two', 'three', 'four']) await tries('bloom', 90_000, address);
    expect([...state.used.values()]).toEqual([90_000, 270_000, 90_000, 90_000, 0]);
  });

  test('grants nothing while nobody can say what was used', async () => {
    const { tries, state } = createShop();
    state.away = true;
    expect(await tries('bloom', 1)).toBe('budget');
  });
});
