import { expect, test } from '@jest/globals';
import { createLines } from './lines.ts';

test('R15: a line that nobody gives back is free within eleven minutes, five are there, each call has one', async () => {
  const asked: unknown[] = [];
  const lines = createLines({
    acquire: async (key, request) => {
      asked.push([key, request]);
      return true;
    },
    release: async () => undefined,
  });
  await lines.take('bloom', 'CA1');
  expect(asked).toEqual([['calls:{bloom}', { holder: 'CA1', limit: 5, ttlMs: 11 * 60_000 }]]);
});
