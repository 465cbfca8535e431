import { expect, test } from '@jest/globals';
import { findZoneNote } from './zone-note.ts';

const start = '2026-11-24T14:00:00-05:00';

test('names both zones when the clocks differ', () => {
  expect(findZoneNote(start, 'America/New_York', 'Europe/Berlin')).toBe(
    'Times are Eastern Time. You seem to be on Central European Time.',
  );
});

test('says nothing when two zones show the same time, or when there is no time', () => {
  expect(findZoneNote(start, 'America/New_York', 'America/Detroit')).toBeUndefined();
  expect(findZoneNote(undefined, 'America/New_York', 'Europe/Berlin')).toBeUndefined();
});
