import { expect, test } from '@jest/globals';
import { createWallClock } from './wall-clock.ts';

/** What a spreadsheet shows for a day number. */
const shown = (cell: unknown): string => {
  const { value } = cell as { value: number };
  return new Date(Math.round((value - 25_569) * 86_400_000)).toISOString().slice(0, 19);
};

test.each([
  // instant, zone, wall clock
  ['2026-11-24T14:00:00Z', 'America/New_York', '2026-11-24T09:00:00'],
  ['2026-11-25T04:30:00Z', 'America/New_York', '2026-11-24T23:30:00'],
  ['2026-11-24T18:45:00Z', 'Asia/Kolkata', '2026-11-25T00:15:00'],
  ['2026-11-24T14:00:00Z', 'America/St_Johns', '2026-11-24T10:30:00'],
  // the hour that comes twice, and the one that never comes
  ['2026-11-01T05:30:00Z', 'America/New_York', '2026-11-01T01:30:00'],
  ['2026-11-01T06:30:00Z', 'America/New_York', '2026-11-01T01:30:00'],
  ['2026-03-08T06:59:00Z', 'America/New_York', '2026-03-08T01:59:00'],
  ['2026-03-08T07:00:00Z', 'America/New_York', '2026-03-08T03:00:00'],
])('%s in %s is %s', (instant, zone, wall) => {
  const clock = createWallClock(zone);
  expect(shown(clock.time(instant))).toBe(wall);
  expect(shown(clock.dateTime(Date.parse(instant)))).toBe(wall);
  expect(shown(clock.date(instant))).toBe(`${wall.slice(0, 10)}T00:00:00`);
  expect(clock.dayOf(instant)).toBe(wall.slice(0, 10));
});
