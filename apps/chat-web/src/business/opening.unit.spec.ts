import { describe, expect, test } from '@jest/globals';
import type { Hours } from '../contract.ts';
import { findExceptions, toHoursRows, toLocalNow, toOpening } from './opening.ts';

const bloom: Hours = {
  weekly: [
    { days: [1, 2, 3, 4, 5], start: '09:00', end: '18:00' },
    { days: [6], start: '10:00', end: '16:00' },
  ],
  overrides: [{ date: '2026-11-26', windows: [] }],
};
const monday = '2026-11-23';

describe('open or closed', () => {
  test('says until when while it is open', () => {
    expect(toOpening(bloom, { date: monday, minute: 9 * 60 })).toEqual({
      open: true,
      closesAt: 18 * 60,
      closesInDays: 0,
    });
  });

  test('is closed at the very minute of closing and names the next opening', () => {
    expect(toOpening(bloom, { date: monday, minute: 18 * 60 })).toEqual({
      open: false,
      opensAt: 9 * 60,
      opensOn: '2026-11-24',
    });
  });

  test('skips a day that is closed by way of exception', () => {
    expect(toOpening(bloom, { date: '2026-11-25', minute: 1200 })).toMatchObject({
      opensOn: '2026-11-27',
    });
  });

  test('names a later window of the same day during a break', () => {
    const split: Hours = {
      weekly: [
        { days: [1], start: '14:00', end: '18:00' },
        { days: [1], start: '09:00', end: '12:00' },
      ],
      overrides: [],
    };
    expect(toOpening(split, { date: monday, minute: 13 * 60 })).toEqual({
      open: false,
      opensAt: 14 * 60,
      opensOn: monday,
    });
  });

  test('follows opening hours across midnight', () => {
    const night: Hours = {
      weekly: [
        { days: [5], start: '20:00', end: '24:00' },
        { days: [6], start: '00:00', end: '02:00' },
      ],
      overrides: [],
    };
    expect(toOpening(night, { date: '2026-11-27', minute: 23 * 60 })).toEqual({
      open: true,
      closesAt: 120,
      closesInDays: 1,
    });
  });

  test('knows a place that never closes and one that never opens', () => {
    const always: Hours = {
      weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }],
      overrides: [],
    };
    expect(toOpening(always, { date: monday, minute: 0 })).toEqual({ open: true, closesInDays: 0 });
    expect(toOpening({ weekly: [], overrides: [] }, { date: monday, minute: 0 })).toEqual({
      open: false,
    });
  });
});

describe('the hours table', () => {
  test('joins neighbouring days with the same hours and lets today stand alone', () => {
    const rows = toHoursRows(bloom, '2026-11-25').map((r) => [r.firstDay, r.lastDay, r.today]);
    expect(rows).toEqual([
      [1, 2, false],
      [3, 3, true],
      [4, 5, false],
      [6, 6, false],
      [7, 7, false],
    ]);
  });

  test('lists the exceptions ahead', () => {
    expect(findExceptions(bloom, monday)).toEqual([{ date: '2026-11-26', windows: [] }]);
    expect(findExceptions(bloom, '2026-11-26')).toEqual([]);
  });
});

test('the wall clock is that of the tenant, not of the browser', () => {
  expect(toLocalNow(Date.parse('2026-11-24T04:30:00Z'), 'America/New_York')).toEqual({
    date: monday,
    minute: 23 * 60 + 30,
  });
});
