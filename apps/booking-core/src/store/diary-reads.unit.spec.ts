import { expect, test } from '@jest/globals';
import type { Pool } from '@gomomo/postgres';
import { fixedClock } from '@gomomo/testing';
import { createMarkedReads } from './diary-reads.ts';

const primary = { name: 'primary' } as unknown as Pool;
const replicaPool = { name: 'replica' } as unknown as Pool;
const nameOf = (pool: Pool): Promise<string> =>
  Promise.resolve((pool as unknown as { name: string }).name);

function open(marks?: Partial<Parameters<typeof createMarkedReads>[0]['marks']>) {
  const clock = fixedClock('2026-03-02T09:00:00Z');
  const until = new Map<string, number>();
  const shared = {
    put: async (key: string, _value: unknown, ttlMs: number) =>
      void until.set(key, clock.now() + ttlMs),
    has: async (key: string) => (until.get(key) ?? 0) > clock.now(),
    ...marks,
  };
  const create = () =>
    createMarkedReads({
      ...{ pool: primary, marks: shared, clock },
      replica: { read: (work) => work(replicaPool) },
    });
  return { clock, here: create(), elsewhere: create() };
}

test('who has written reads the primary for longer than a replica may be behind, whichever process answers', async () => {
  const { clock, here, elsewhere } = open();
  expect(await here.read('a', nameOf)).toBe('replica');
  await here.wrote('a');
  expect(await here.read('a', nameOf)).toBe('primary');
  expect(await elsewhere.read('a', nameOf)).toBe('primary');
  expect(await elsewhere.read('b', nameOf)).toBe('replica');
  clock.advance(5_999);
  expect(await elsewhere.read('a', nameOf)).toBe('primary');
  clock.advance(1);
  expect(await elsewhere.read('a', nameOf)).toBe('replica');
});

test('without shared state the primary is read', async () => {
  const away = () => Promise.reject(new Error('away'));
  const { here } = open({ has: away, put: away });
  expect(await here.read('a', nameOf)).toBe('primary');
});

test('a write that could not be marked keeps its process to the primary for as long', async () => {
  const { clock, here } = open({ put: () => Promise.reject(new Error('away')) });
  await here.wrote('a');
  expect(await here.read('a', nameOf)).toBe('primary');
  clock.advance(6_000);
  expect(await here.read('a', nameOf)).toBe('replica');
});
