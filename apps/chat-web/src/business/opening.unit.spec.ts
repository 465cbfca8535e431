import { describe, expect, test } from '@jest/globals';
import type { Hours } from '../contract.ts';
import { findExceptions, toHoursRows, toLocalNow } from './opening.ts';

const bloom: Hours = {
  weekly: [
    { days: [1, 2, 3, 4, 5], start: '09:00', end: '18:00' },
    { days: [6], start: '10:00', end: '16:00' },
  ],
  overrides: [{ date: '2026-11-26', windows: [] }],
};
const monday = '2026-11-23';

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
