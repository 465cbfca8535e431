import { bloom } from '@gomomo/testing';
import { expect, test } from '@jest/globals';
import { isOpenAt } from './business-hours.ts';

const late = {
  timeZone: 'America/New_York',
  hours: {
    weekly: [{ days: [5], start: '20:00', end: '26:00' }],
    overrides: [{ date: '2026-12-25', windows: [] }],
  },
};

test.each([
  ['a Monday morning', bloom, '2026-11-23T09:00:00-05:00', true],
  ['the minute before', bloom, '2026-11-23T08:59:59-05:00', false],
  ['the minute it closes', bloom, '2026-11-23T18:00:00-05:00', false],
  ['a Sunday', bloom, '2026-11-29T11:00:00-05:00', false],
  ['Friday night', late, '2026-11-27T23:59:00-05:00', true],
  ['the night after', late, '2026-11-28T01:59:00-05:00', true],
  ['its end', late, '2026-11-28T02:00:00-05:00', false],
  ['a Friday that is closed', late, '2026-12-25T21:00:00-05:00', false],
  ['the hour that a clock change repeats', late, '2026-10-31T01:30:00-04:00', true],
])('at %s', (_when, business, at, open) => {
  expect(isOpenAt(business, Date.parse(at))).toBe(open);
});
