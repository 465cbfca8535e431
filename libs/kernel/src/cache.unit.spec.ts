import { expect, test } from '@jest/globals';
import { AppError } from './app-error.ts';
import { createCache } from './cache.ts';

const clock = { at: 0, now: () => clock.at };

test('beyond its room the value that was used longest ago goes first', () => {
  const cache = createCache<number>({ max: 2 });
  cache.set('a', 1);
  cache.set('b', 2);
  expect(cache.get('a')).toBe(1);
  cache.set('c', 3);
  expect(['a', 'b', 'c'].map(cache.get)).toEqual([1, undefined, 3]);
});

test('a value is fresh for its time and not a moment longer', () => {
  const cache = createCache<number>({ max: 2, fresh: { forMs: 10, clock } });
  cache.set('a', 1);
  clock.at += 9;
  expect(cache.get('a')).toBe(1);
  clock.at += 1;
  expect(cache.get('a')).toBeUndefined();
});

test('what is known to be nothing is kept, what is not known is asked for each time', async () => {
  const cache = createCache<null | string>({ max: 2 });
  let asked = 0;
  const read = (value: null | undefined) => () => Promise.resolve(((asked += 1), value));
  expect(await cache.getOr('nobody', read(null))).toBeNull();
  expect(await cache.getOr('nobody', read(null))).toBeNull();
  expect(asked).toBe(1);
  await cache.getOr('unknown', read(undefined));
  await cache.getOr('unknown', read(undefined));
  expect(asked).toBe(3);
});

test('what was read while something was forgotten is not kept, and what is forgotten is gone', async () => {
  const cache = createCache<number>({ max: 4 });
  cache.set('odd', 1);
  cache.set('even', 2);
  const late = cache.getOr('late', () => Promise.resolve(3));
  cache.forget((value) => value === 1);
  expect(await late).toBe(3);
  expect(['odd', 'even', 'late'].map(cache.get)).toEqual([undefined, 2, undefined]);
  cache.forget();
  expect(cache.get('even')).toBeUndefined();
});

test('a read that fails leaves nothing behind', async () => {
  const cache = createCache<number>({ max: 1 });
  const fail = (): never => {
    throw new Error('away');
  };
  await expect(cache.getOr('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  await expect(cache.getOr('a', fail)).rejects.toThrow('away');
  expect(await cache.getOr('a', () => Promise.resolve(1))).toBe(1);
});

// Five hundred windows that came to a process at once asked for the one tenant five hundred times.
test('whoever asks for what is being read waits for that, unless it has been forgotten since', async () => {
  const cache = createCache<number>({ max: 1 });
  let reads = 0;
  const read = () => Promise.resolve((reads += 1));
  expect(await Promise.all([cache.getOr('a', read), cache.getOr('a', read)])).toEqual([1, 1]);
  cache.forget();
  const before = cache.getOr('a', read);
  cache.forget();
  expect(await Promise.all([before, cache.getOr('a', read)])).toEqual([2, 3]);
  expect(await cache.getOr('a', read)).toBe(3);
});

test('what is too old serves while its source is away or silent, and no longer', async () => {
  const fresh = { forMs: 10, clock, patienceMs: 20 };
  const cache = createCache<number>({ max: 2, fresh });
  const fails = (code: string, retryable: boolean) => () =>
    Promise.reject<number>(new AppError(code, 'no', { retryable }));
  const away = fails('dependency-unavailable', true);
  await expect(cache.getOr('a', away)).rejects.toThrow('no');
  cache.set('a', 1);
  clock.at += 10;
  expect(cache.get('a')).toBeUndefined();
  expect(await cache.getOr('a', away)).toBe(1);
  const silent = Promise.withResolvers<number>();
  expect(await cache.getOr('a', () => silent.promise)).toBe(1);
  silent.resolve(2);
  await silent.promise;
  expect(await cache.getOr('a', away)).toBe(2);
  clock.at += 10;
  await expect(cache.getOr('a', fails('not-found', false))).rejects.toThrow('no');
  cache.forget();
  await expect(cache.getOr('a', away)).rejects.toThrow('no');
});
