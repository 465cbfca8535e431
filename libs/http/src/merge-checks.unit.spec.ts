import { expect, test } from '@jest/globals';
import { toHealthAnswer, type Checks } from './health.ts';
import { mergeChecks } from './merge-checks.ts';

const up = { status: 'up', ms: 1 } as const;
const down = { status: 'down', ms: 2000, detail: 'refused' } as const;
const statusOf = (checks: Checks): number =>
  toHealthAnswer(checks, { serving: true, showDetail: true }).status;

// The last `postgres` won: from the second schema on a dead pool hid behind a live one.
test.each([
  [
    'first',
    [
      ['a', { postgres: down }],
      ['b', { postgres: up }],
    ],
  ],
  [
    'last',
    [
      ['a', { postgres: up }],
      ['b', { postgres: down }],
    ],
  ],
] as const)('a dead pool of the %s service is seen by its name and by the common one', (_, all) => {
  const merged = mergeChecks(all);
  expect(merged['postgres']).toEqual(down);
  expect(Object.keys(merged)).toEqual(['postgres', 'a.postgres', 'b.postgres']);
  expect(statusOf(merged)).toBe(503);
});

test('what one can do without and another cannot is needed', () => {
  const optional = { ...down, needed: false };
  const one = mergeChecks([
    ['a', { redis: optional }],
    ['b', { redis: down }],
  ]);
  expect([statusOf(one), one['redis']]).toEqual([503, down]);
  const both = mergeChecks([
    ['a', { redis: optional }],
    ['b', { redis: up }],
  ]);
  expect([statusOf(both), both['redis']]).toEqual([200, optional]);
});
