import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { isoWeekday, isTwice, toInstant, toLocal, toZoned } from './local-time.ts';

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

test.each([
  ['2026-11-01T01:00:00-04:00', 'America/New_York', true],
  ['2026-11-01T01:30:00-05:00', 'America/New_York', true],
  ['2026-11-01T02:00:00-05:00', 'America/New_York', false],
  ['2026-11-01T00:59:00-04:00', 'America/New_York', false],
  ['2026-10-25T02:15:00+02:00', 'Europe/Berlin', true],
  ['2026-10-25T03:00:00+01:00', 'Europe/Berlin', false],
  ['2027-04-04T01:45:00+11:00', 'Australia/Lord_Howe', true],
  ['2027-04-04T01:15:00+11:00', 'Australia/Lord_Howe', false],
  ['2026-03-08T03:30:00-04:00', 'America/New_York', false],
  ['2026-03-08T01:30:00-05:00', 'America/New_York', false],
])('%s in %s comes twice: %s', (instant, zone, twice) => {
  expect(isTwice(instant, zone)).toBe(twice);
});
