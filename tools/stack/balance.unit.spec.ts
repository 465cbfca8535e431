import { expect, test } from '@jest/globals';
import type { IncomingMessage } from 'node:http';
import { createBalance } from './balance.ts';

const replicas = [1, 2].map((port) => ({ service: 'a', name: `a-${port}`, port }));
const answer = (headers: object) =>
  ({ headers, once: () => undefined }) as unknown as IncomingMessage;

test('replicas are asked in turn, and the other one is the way out', () => {
  const balance = createBalance(replicas);
  const chosen = [1, 2, 3].map(() => balance.choose('/'));
  expect(chosen).toEqual([
    [2, 1],
    [1, 2],
    [2, 1],
  ]);
});

// It was asked until it let nobody in, and what came in that moment was lost.
test('a replica that says it is leaving comes last for a while', () => {
  let now = 0;
  const balance = createBalance(replicas, () => now);
  balance.learn('/', answer({ connection: 'close' }), 2);
  expect([1, 2].map(() => balance.choose('/'))).toEqual([
    [1, 2],
    [1, 2],
  ]);
  now = 3_000;
  expect(new Set([1, 2].map(() => balance.choose('/')[0]))).toEqual(new Set([1, 2]));
});
