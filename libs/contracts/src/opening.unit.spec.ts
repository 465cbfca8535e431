import { describe, expect, test } from '@jest/globals';
import type { Hours } from './http/bodies/hours.ts';
import { findWindows, toOpening } from './opening.ts';

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

  const late: Hours = {
    weekly: [
      { days: [5], start: '20:00', end: '26:00' },
      { days: [7], start: '12:00', end: '36:00' },
      { days: [1], start: '12:00', end: '18:00' },
    ],
    overrides: [],
  };
  const saturday = '2026-11-28';

  test.each([
    ['in the evening', '2026-11-27', 21 * 60, { open: true, closesAt: 120, closesInDays: 1 }],
    ['after midnight', saturday, 119, { open: true, closesAt: 120, closesInDays: 0 }],
    ['at two', saturday, 120, { open: false, opensAt: 720, opensOn: '2026-11-29' }],
    ['over a seam', '2026-11-29', 800, { open: true, closesAt: 1_080, closesInDays: 1 }],
  ])('is open past midnight: %s', (_name, date, minute, opening) => {
    expect(toOpening(late, { date, minute })).toEqual(opening);
  });

  test('a night ends where a day of exception begins, and outlasts a closed one', () => {
    const on = (windows: { start: string; end: string }[]): Hours => ({
      ...late,
      overrides: [{ date: saturday, windows }],
    });
    const early = on([{ start: '01:00', end: '03:00' }]);
    expect(findWindows(early, '2026-11-27')).toEqual([{ start: 1_200, end: 1_500 }]);
    expect(toOpening(early, { date: saturday, minute: 30 })).toMatchObject({ closesAt: 180 });
    expect(toOpening(on([]), { date: saturday, minute: 30 })).toMatchObject({ closesAt: 120 });
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
