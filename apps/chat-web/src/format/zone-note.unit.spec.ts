import { expect, test } from '@jest/globals';
import { findZones } from './zone-note.ts';

const start = '2026-11-24T14:00:00-05:00';

test('names both zones when the clocks differ', () => {
  expect(findZones(start, 'America/New_York', 'Europe/Berlin')).toEqual({
    shop: 'Eastern Time',
    own: 'Central European Time',
  });
});

test('says nothing when two zones show the same time, or when there is no time', () => {
  expect(findZones(start, 'America/New_York', 'America/Detroit')).toBeUndefined();
  expect(findZones(undefined, 'America/New_York', 'Europe/Berlin')).toBeUndefined();
});
