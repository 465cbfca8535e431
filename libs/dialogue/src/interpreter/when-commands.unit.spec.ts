import { describe, expect, test } from '@jest/globals';

import { studio } from '../../test/studio.ts';
import { readTurn } from '../reading/read-turn.ts';
import { whenCommands } from './when-commands.ts';

/** Sunday 22 November 2026, 14:00 in New York. */
const now = Date.parse('2026-11-22T14:00:00-05:00');

const valuesOf = (text: string) =>
  whenCommands(readTurn(text, { tenant: studio, now, pending: 'date' }), '2026-11-22').map(
    ({ value }) => value,
  );

test('two days beside each other are a stretch', () => {
  const stretch = {
    kind: 'days',
    readings: [{ from: '2026-11-25', to: '2026-11-26' }],
    negated: false,
  };
  expect(valuesOf('wed or thu')).toEqual([stretch]);
  expect(valuesOf('wednesday or thursday, not mornings')).toEqual([
    stretch,
    { kind: 'part', part: 'morning', negated: true },
  ]);
});

test.each([
  ['monday or friday', [1, 5]],
  ['wed or fri', [3, 5]],
])('other weekdays are any of them: "%s"', (text, weekdays) => {
  expect(valuesOf(text)).toEqual([{ kind: 'weekdays', weekdays, negated: false }]);
});

test.each([
  ['after the 10th but before the 15th', '2026-12-11', '2026-12-14'],
  ['after december 1 and before december 4', '2026-12-02', '2026-12-03'],
  ['before december 4 but not before december 2', '2026-12-02', '2026-12-03'],
])('two limits of days are the days between: "%s"', (text, from, to) => {
  expect(valuesOf(text)).toEqual([{ kind: 'days', readings: [{ from, to }], negated: false }]);
});

test('a day that replaces another stands alone', () => {
  expect(valuesOf('not thursday, make it friday')).toContainEqual({
    kind: 'days',
    readings: [{ from: '2026-11-27', to: '2026-11-27' }],
    negated: false,
  });
});

const clocks = { business: 'Europe/London', own: 'America/New_York', day: '2026-11-24' };
const onClocks = (text: string, own: string | null = clocks.own) =>
  whenCommands(readTurn(text, { tenant: studio, now, pending: 'date' }), '2026-11-22', null, {
    ...clocks,
    own,
  }).map(({ value }) => value);
const day = (from: string) => ({ kind: 'days', readings: [{ from, to: from }], negated: false });

describe('a clock that is said of another zone', () => {
  test('is the time of the business, which says so', () => {
    expect(onClocks('tuesday 3pm my time')).toEqual([
      day('2026-11-24'),
      {
        kind: 'at',
        readings: ['20:00'],
        around: false,
        negated: false,
        zone: 'America/New_York',
      },
    ]);
    expect(onClocks('between 9 and 11 am pacific time on tuesday')).toContainEqual({
      kind: 'window',
      from: '17:00',
      to: '19:00',
      negated: false,
      zone: 'America/Los_Angeles',
    });
  });

  test('takes the day with it over midnight', () => {
    expect(onClocks('tuesday 9pm my time')).toContainEqual(day('2026-11-25'));
  });

  test('is asked about where nobody knows the clock', () => {
    expect(onClocks('tuesday 3pm my time', null)).toContainEqual({
      kind: 'at',
      readings: ['15:00'],
      around: false,
      negated: false,
      zone: null,
    });
  });

  test('is as it is where both clocks agree', () => {
    const plain = { kind: 'at', readings: ['15:00'], around: false, negated: false };
    expect(onClocks('tuesday 3pm uk time')).toContainEqual(plain);
    expect(onClocks('tuesday 3pm your time')).toContainEqual(plain);
    expect(onClocks('tuesday 3pm')).toContainEqual(plain);
  });
});

test.each([
  ['tues 10 or 10:30 am', { kind: 'at', readings: ['10:00', '10:30'], either: true }],
  ['mornings or after 4', { kind: 'window', from: '00:00', or: [{ from: '16:00', to: null }] }],
  ['the 3rd or the 9th', { kind: 'days', either: true }],
  ['mon/wed/fri mornings', { kind: 'weekdays', weekdays: [1, 3, 5] }],
  ['after 2 but before 4', { kind: 'window', from: '14:00', to: '16:00' }],
  ['first thing on monday', { kind: 'edge', edge: 'first' }],
  ['the end of the day on monday', { kind: 'edge', edge: 'last' }],
  ['anything but tuesday', { kind: 'weekdays', weekdays: [2], negated: true }],
  ['no mornings please', { kind: 'part', part: 'morning', negated: true }],
  ["don't book me for friday", { kind: 'weekdays', weekdays: [5], negated: true }],
  ['after work on tuesday', { kind: 'window', from: '17:00', to: null }],
  ['by friday', { kind: 'days', readings: [{ from: '2026-11-22', to: '2026-11-27' }] }],
  ['before friday', { kind: 'days', readings: [{ from: '2026-11-22', to: '2026-11-26' }] }],
  ['after friday', { kind: 'days', readings: [{ from: '2026-11-28', to: null }] }],
  ['from friday on', { kind: 'days', readings: [{ from: '2026-11-27', to: null }] }],
  ['31 november', { kind: 'days', doubt: 'impossible', said: '31 november' }],
  ['friday the 3rd of december', { kind: 'days', doubt: 'conflict' }],
])('what colours a time reaches the core: "%s"', (text, value) => {
  expect(valuesOf(text)).toContainEqual(expect.objectContaining(value));
});

test('a fact beside the wish is no wish', () => {
  expect(valuesOf('i had one on the 2nd and need another')).toEqual([]);
});
