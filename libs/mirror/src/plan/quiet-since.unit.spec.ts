import { expect, test } from '@jest/globals';
import { quietSince } from './quiet-since.ts';

const heard = new Date('2026-11-24T15:00:10.000Z');
const since = (happened: string, quietMs = 2_000): string =>
  quietSince(new Date(`2026-11-24T${happened}Z`), heard, quietMs)
    .toISOString()
    .slice(11, -1);

test('a quiet counts from when it happened', () => {
  expect(since('15:00:09.400')).toBe('15:00:09.400');
});

test('what is heard of late rests for half a second, so that what comes with it is one with it', () => {
  expect(since('14:00:00.000')).toBe('15:00:08.500');
});

test('what has yet to happen, by its clock, happened now', () => {
  expect(since('15:30:00.000')).toBe('15:00:10.000');
});

test('a quiet shorter than that counts from when it was heard of', () => {
  expect(since('14:00:00.000', 300)).toBe('15:00:10.000');
});
