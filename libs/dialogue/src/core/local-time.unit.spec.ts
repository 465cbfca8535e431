import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { isoWeekday, toInstant, toLocal, toZoned } from './local-time.ts';

const zones = [
  'America/New_York',
  'Europe/Berlin',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'UTC',
];

test('a local time is told again from its instant, in every zone, clock changes apart', () => {
  const minute = fc.integer({ min: 28_000_000, max: 31_000_000 }).map((n) => n * 60_000);
  fc.assert(
    fc.property(minute, fc.constantFrom(...zones), (instant, zone) => {
      const { date, time } = toLocal(instant, zone);
      const again = toInstant(date, time, zone);
      expect(toLocal(again, zone)).toEqual({ date, time });
      // Of a time that happens twice, the first.
      expect(instant - Date.parse(again)).toBeGreaterThanOrEqual(0);
      expect(instant - Date.parse(again)).toBeLessThanOrEqual(3_600_000);
    }),
  );
});

test('a skipped time lies behind the change, one that happens twice is the first', () => {
  expect(toInstant('2026-03-08', '02:30', 'America/New_York')).toBe('2026-03-08T03:30:00-04:00');
  expect(toInstant('2026-11-01', '01:30', 'America/New_York')).toBe('2026-11-01T01:30:00-04:00');
  expect(toInstant('2026-11-01', '24:00', 'America/New_York')).toBe('2026-11-02T00:00:00-05:00');
  expect(toInstant('2026-10-31', '25:30', 'America/New_York')).toBe('2026-11-01T01:30:00-04:00');
});

test('instants are written with the offset of the zone', () => {
  expect(toZoned('2026-07-01T12:00:00Z', 'Europe/Berlin')).toBe('2026-07-01T14:00:00+02:00');
});

test('weeks begin on Monday', () => {
  expect(['2026-11-23', '2026-11-29'].map(isoWeekday)).toEqual([1, 7]);
});
