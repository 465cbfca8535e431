import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { dayBounds, dayOf, formatInZone, isIanaZone, weekBounds } from './index.ts';
import { getZone } from './zone.ts';

describe('names of zones', () => {
  test.each(['UTC', 'Europe/Kyiv', 'Europe/Kiev', 'US/Eastern', 'GB', 'Etc/GMT+12', 'EST'])(
    '%s is taken',
    (name) => expect(isIanaZone(name)).toBe(true),
  );

  test.each([
    '+02:00',
    '-0300',
    'GMT+2',
    'UTC+1',
    'Z',
    '',
    'local',
    'Mars/Base',
    'BST',
    'Europe/Berlin ',
  ])('"%s" is refused', (name) => {
    expect(isIanaZone(name)).toBe(false);
    expect(() => getZone(name)).toThrow(expect.objectContaining({ code: 'invalid-zone' }));
  });
});

describe('local days', () => {
  const hours = (date: string, zone: string) => {
    const { start, end } = dayBounds(date, zone);
    return (end - start) / 3_600_000;
  };

  test.each([
    ['2026-03-29', 'Europe/Berlin', 23],
    ['2026-10-25', 'Europe/Berlin', 25],
    ['2026-06-10', 'Europe/Berlin', 24],
    ['2026-10-04', 'Australia/Lord_Howe', 23.5],
    ['2026-04-24', 'Africa/Cairo', 23],
    ['2026-09-06', 'America/Santiago', 23],
    ['2011-12-30', 'Pacific/Apia', 0],
    ['2011-12-29', 'Pacific/Apia', 24],
    ['1919-03-31', 'America/Toronto', 23.5],
  ])('%s in %s has %d hours', (date, zone, expected) => {
    expect(hours(date, zone)).toBe(expected);
  });

  test('a day that begins in a skipped hour begins when the clocks have moved', () => {
    expect(dayBounds('2026-04-24', 'Africa/Cairo').start).toBe(Date.UTC(2026, 3, 23, 22));
  });

  test('an instant belongs to the date of its own clock', () => {
    const midnight = Date.UTC(2026, 5, 9, 22);
    expect(dayOf(midnight - 1, 'Europe/Berlin')).toBe('2026-06-09');
    expect(dayOf(midnight, 'Europe/Berlin')).toBe('2026-06-10');
    expect(dayOf(midnight, 'Pacific/Kiritimati')).toBe('2026-06-10');
    expect(dayOf(midnight, 'Pacific/Pago_Pago')).toBe('2026-06-09');
  });

  test('days follow one another without gap or overlap where a change crosses midnight', () => {
    // Until 2011 St. John's fell back at 00:01, so that midnight came twice.
    const zone = 'America/St_Johns';
    const { start, end } = dayBounds('2010-11-07', zone);
    expect(dayBounds('2010-11-06', zone).end).toBe(start);
    for (let instant = start; instant < end; instant += 60_000) {
      expect(dayOf(instant, zone)).toBe('2010-11-07');
    }
  });

  test('a week runs from Monday to Monday, its change of clocks included', () => {
    const { start, end } = weekBounds('2026-03-29', 'Europe/Berlin');
    expect(formatInZone(start, 'Europe/Berlin')).toBe('2026-03-23T00:00:00+01:00');
    expect(formatInZone(end, 'Europe/Berlin')).toBe('2026-03-30T00:00:00+02:00');
  });
});

describe('instants in writing', () => {
  test.each([
    [Date.UTC(2026, 2, 29, 0, 59, 59), 'Europe/Berlin', '2026-03-29T01:59:59+01:00'],
    [Date.UTC(2026, 2, 29, 1), 'Europe/Berlin', '2026-03-29T03:00:00+02:00'],
    [Date.UTC(2026, 0, 1, 0, 0, 0, 7), 'UTC', '2026-01-01T00:00:00.007+00:00'],
    [Date.UTC(2026, 0, 1), 'America/St_Johns', '2025-12-31T20:30:00-03:30'],
    [Date.UTC(2026, 0, 1), 'Pacific/Chatham', '2026-01-01T13:45:00+13:45'],
    [Date.UTC(1969, 11, 31, 23, 59), 'UTC', '1969-12-31T23:59:00+00:00'],
  ])('%d in %s is %s', (instant, zone, expected) => {
    expect(formatInZone(instant, zone)).toBe(expected);
  });

  test('an offset with seconds is rounded and the instant kept', () => {
    const instant = Date.UTC(1960, 0, 1);
    expect(Date.parse(formatInZone(instant, 'Africa/Monrovia'))).toBe(instant);
  });

  test('every zone is written as Temporal writes it', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      for (let month = 0; month < 24; month += 1) {
        const instant = Date.UTC(2026, month, 5 + month, month, 17);
        const expected = Temporal.Instant.fromEpochMilliseconds(instant)
          .toZonedDateTimeISO(zone)
          .toString({ timeZoneName: 'never' });
        expect(formatInZone(instant, zone)).toBe(expected);
      }
    }
  });
});
