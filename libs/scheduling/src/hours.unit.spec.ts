import { describe, expect, test } from '@jest/globals';
import { findHoursFaults, openingHours, type Hours } from './index.ts';

const weekly = (...windows: [days: number[], start: string, end: string][]): Hours => ({
  weekly: windows.map(([days, start, end]) => ({ days, start, end })),
});

describe('faults of opening hours', () => {
  test('hours that touch, end at 24:00 or close a date have none', () => {
    const hours = {
      ...weekly([[1, 2], '09:00', '12:00'], [[1], '12:00', '24:00'], [[2], '13:00', '14:00']),
      overrides: [{ date: '2026-12-24', windows: [] }],
    };
    expect(findHoursFaults(hours)).toEqual([]);
  });

  test.each([
    ['a time that is none', weekly([[1], '9:00', '10:00']), '/weekly/0/start'],
    ['24:00 as a start', weekly([[1], '24:00', '24:00']), '/weekly/0/start'],
    ['an end before the start', weekly([[1], '22:00', '02:00']), '/weekly/0/end'],
    ['an empty window', weekly([[1], '09:00', '09:00']), '/weekly/0/end'],
    ['an hour past the next noon', weekly([[1], '09:00', '36:01']), '/weekly/0/end'],
    ['a minute that is none', weekly([[1], '09:00', '25:60']), '/weekly/0/end'],
    ['a start on the next day', weekly([[1], '25:00', '26:00']), '/weekly/0/start'],
    [
      'a late window that meets the next day of the same week',
      weekly([[5], '20:00', '26:00'], [[6], '01:59', '05:00']),
      '/weekly/1',
    ],
    [
      'a late Sunday that meets Monday',
      weekly([[1], '01:00', '05:00'], [[7], '20:00', '25:01']),
      '/weekly/0',
    ],
    ['a window that meets itself on the next day', weekly([[2, 3], '08:00', '32:01']), '/weekly/0'],
    [
      'a late override that meets the next one',
      {
        overrides: [
          { date: '2026-03-01', windows: [{ start: '01:00', end: '03:00' }] },
          { date: '2026-02-28', windows: [{ start: '20:00', end: '25:30' }] },
        ],
      },
      '/overrides/0/windows/0',
    ],
    ['a weekday that is none', weekly([[0], '09:00', '10:00']), '/weekly/0/days'],
    [
      'windows that overlap on one of their days',
      weekly([[1, 2], '09:00', '12:00'], [[2, 3], '11:59', '13:00']),
      '/weekly/1',
    ],
    [
      'the same window twice',
      weekly([[1, 1], '09:00', '12:00'], [[1], '09:00', '12:00']),
      '/weekly/1',
    ],
    [
      'a date that is none',
      { overrides: [{ date: '2026-02-30', windows: [] }] },
      '/overrides/0/date',
    ],
    [
      'two overrides of one date',
      {
        overrides: [
          { date: '2026-02-03', windows: [] },
          { date: '2026-02-03', windows: [] },
        ],
      },
      '/overrides/1/date',
    ],
    [
      'an override whose windows overlap',
      {
        overrides: [
          {
            date: '2026-02-03',
            windows: [
              { start: '10:00', end: '12:00' },
              { start: '09:00', end: '11:00' },
            ],
          },
        ],
      },
      '/overrides/0/windows/0',
    ],
  ])('%s is found where it stands', (_name, hours, pointer) => {
    expect(findHoursFaults(hours).map((fault) => fault.pointer)).toEqual([pointer]);
  });
});

test('late hours that touch the next day, or meet another level, are kept', () => {
  const hours = {
    ...weekly([[5, 6], '20:00', '26:00'], [[6, 7], '02:00', '04:00'], [[3], '00:00', '36:00']),
    overrides: [
      { date: '2026-06-13', windows: [{ start: '00:30', end: '24:30' }] },
      { date: '2026-06-14', windows: [{ start: '00:30', end: '10:00' }] },
    ],
  };
  expect(findHoursFaults(hours)).toEqual([]);
});

test('a late window ends where one of another level begins on the next day', () => {
  const tenant: Hours = {
    ...weekly([[5, 6], '20:00', '26:00']),
    overrides: [{ date: '2026-06-13', windows: [{ start: '01:15', end: '05:00' }] }],
  };
  expect(openingHours('2026-06-12', { tenant })).toEqual([{ start: '20:00', end: '25:15' }]);
  const closed = { ...tenant, overrides: [{ date: '2026-06-13', windows: [] }] };
  expect(openingHours('2026-06-12', { tenant: closed })).toEqual([
    { start: '20:00', end: '26:00' },
  ]);
});

test('the hours of a date are told after precedence, in order', () => {
  const tenant: Hours = {
    ...weekly([[3], '13:00', '24:00'], [[3], '09:00', '12:00']),
    overrides: [{ date: '2026-06-17', windows: [] }],
  };
  expect(openingHours('2026-06-10', { tenant })).toEqual([
    { start: '09:00', end: '12:00' },
    { start: '13:00', end: '24:00' },
  ]);
  expect(openingHours('2026-06-11', { tenant })).toEqual([]);
  expect(openingHours('2026-06-17', { tenant })).toEqual([]);
  const resource = {
    overrides: [{ date: '2026-06-17', windows: [{ start: '10:05', end: '11:00' }] }],
  };
  expect(openingHours('2026-06-17', { tenant, resource })).toEqual([
    { start: '10:05', end: '11:00' },
  ]);
});
