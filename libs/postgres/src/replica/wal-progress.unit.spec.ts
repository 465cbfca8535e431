import { expect, test } from '@jest/globals';
import { createWalProgress, toPosition } from './wal-progress.ts';

test('positions are compared as numbers, not as text', () => {
  expect(toPosition('0/0')).toBe(0n);
  expect(toPosition('16/B374D848')).toBe(0x16b374d848n);
  expect(toPosition('A/0') > toPosition('9/FFFFFFFF')).toBe(true);
  expect(toPosition('0/10000000') > toPosition('0/9000000')).toBe(true);
});

test('a replica is as old as the latest moment whose log it has replayed', () => {
  const progress = createWalProgress(10_000);
  expect(progress.seenUntil(1n)).toBeUndefined();
  progress.note(1_000, 10n);
  progress.note(2_000, 20n);
  progress.note(3_000, 20n);
  expect(progress.seenUntil(9n)).toBeUndefined();
  expect(progress.seenUntil(10n)).toBe(1_000);
  expect(progress.seenUntil(19n)).toBe(1_000);
  // nothing was written in between: it is as new as the primary was when last asked
  expect(progress.seenUntil(20n)).toBe(3_000);
});

test('what is older than it has to know is forgotten', () => {
  const progress = createWalProgress(10_000);
  progress.note(1_000, 10n);
  progress.note(11_000, 20n);
  expect(progress.seenUntil(10n)).toBeUndefined();
});
