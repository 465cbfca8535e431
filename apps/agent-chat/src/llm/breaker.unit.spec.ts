import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createBreaker, type Breaker } from './breaker.ts';
import { ModelFailure, type FailureKind } from './failure.ts';

beforeEach(() => void jest.useFakeTimers({ now: 0, doNotFake: ['nextTick', 'queueMicrotask'] }));
afterEach(() => void jest.useRealTimers());

const fails = (kind: FailureKind, retryAfterMs?: number) => () =>
  Promise.reject(new ModelFailure(kind, retryAfterMs === undefined ? {} : { retryAfterMs }));
const works = () => Promise.resolve('well');

/** What a call comes to: its result, or the kind of its failure. */
const outcomeOf = (run: Breaker, work: () => Promise<string>): Promise<string> =>
  run(work).catch((error: ModelFailure) => error.kind);

async function brokenBy(kind: FailureKind, times = 3, retryAfterMs?: number): Promise<Breaker> {
  const run = createBreaker();
  for (let n = 0; n < times; n += 1) await outcomeOf(run, fails(kind, retryAfterMs));
  return run;
}

describe('a server', () => {
  test.each(['connect', 'timeout', 'server-error', 'unauthorized', 'truncated'] as const)(
    'is left alone after three times %s in a row',
    async (kind) => {
      expect(await outcomeOf(await brokenBy(kind, 2), works)).toBe('well');
      expect(await outcomeOf(await brokenBy(kind), works)).toBe('left-alone');
    },
  );

  test.each(['refused', 'cut-off', 'budget'] as const)('is well that answers %s', async (kind) => {
    expect(await outcomeOf(await brokenBy(kind, 10), works)).toBe('well');
  });

  test('that works in between is not left alone', async () => {
    const run = await brokenBy('reset', 2);
    await run(works);
    await outcomeOf(run, fails('reset'));
    expect(await outcomeOf(run, works)).toBe('well');
  });

  test('is tried again after the cool-down, by one call that nobody waits for', async () => {
    const run = await brokenBy('connect');
    jest.setSystemTime(15_001);
    let answer: (text: string) => void = () => undefined;
    const probe = run(() => new Promise<string>((resolve) => (answer = resolve)));
    expect(await outcomeOf(run, works)).toBe('left-alone');
    answer('back');
    expect(await probe).toBe('back');
    expect(await outcomeOf(run, works)).toBe('well');
  });

  test('that fails the trial is left alone for another cool-down', async () => {
    const run = await brokenBy('connect');
    jest.setSystemTime(15_001);
    expect(await outcomeOf(run, fails('connect'))).toBe('connect');
    expect(await outcomeOf(run, works)).toBe('left-alone');
    jest.setSystemTime(30_002);
    expect(await outcomeOf(run, works)).toBe('well');
  });

  test('that asks to be left alone is, at once and for as long, within reason', async () => {
    const run = await brokenBy('rate-limited', 1, 60_000);
    expect(await outcomeOf(run, works)).toBe('left-alone');
    jest.setSystemTime(59_999);
    expect(await outcomeOf(run, works)).toBe('left-alone');
    jest.setSystemTime(60_001);
    expect(await outcomeOf(run, works)).toBe('well');
    const weary = await brokenBy('rate-limited', 1, 1e12);
    jest.setSystemTime(60_001 + 600_001);
    expect(await outcomeOf(weary, works)).toBe('well');
  });
});
