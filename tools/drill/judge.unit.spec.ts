import { expect, test } from '@jest/globals';
import { judge } from './judge.ts';

const booked = [
  { id: 'before', sentAt: 1, answeredAt: 10 },
  { id: 'under way', sentAt: 9, answeredAt: 11 },
  { id: 'after', sentAt: 11, answeredAt: 12 },
];

test('what was acknowledged by the point must be there, what was sent after it must not', () => {
  const counted = { before: 1, after: 1, underWay: 1 };
  expect(judge(booked, new Set(['before']), 10)).toEqual({ missing: 0, extra: 0, ...counted });
  const either = judge(booked, new Set(['before', 'under way']), 10);
  expect(either).toEqual({ missing: 0, extra: 0, ...counted });
  expect(judge(booked, new Set(['after']), 10)).toEqual({ missing: 1, extra: 1, ...counted });
});
