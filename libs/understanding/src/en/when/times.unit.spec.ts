import { describe, expect, test } from '@jest/globals';

import type { UnderstandingContext } from '../../context.ts';
import { understand } from '../understand.ts';

const timesOf = (text: string, context: Partial<UnderstandingContext> = {}): string[] =>
  understand(text, { now: '2019-03-01T09:00', ...context }).when.flatMap(({ times }) =>
    times.map(({ from, to }) => (to === undefined ? from : `${from}-${to}`)),
  );

describe('a clock time', () => {
  test.each([
    ['5:15 pm', '17:15'],
    ['5.15 p.m.', '17:15'],
    ['at 1140 a.m.', '11:40'],
    ['seven thirty five p m', '19:35'],
    ['two five pm', '14:05'],
    ['nine oh five in the morning', '09:05'],
    ['eleven zero in the morning', '11:00'],
    ['2 05 p.m.', '14:05'],
    ['21 35 in the night', '21:35'],
    ['nineteen hundred', '19:00'],
    ['half past 3 in the afternoon', '15:30'],
    ['quarter to 1 in the afternoon', '12:45'],
    ['a quarter past six in the evening', '18:15'],
    ['25 to 7 p.m.', '18:35'],
    ['10 past 9 night', '21:10'],
    ['at 3 night', '03:00'],
    ['20 minutes before 7 pm', '18:40'],
    ['12 o"clock in the afternoon', '12:00'],
    ['evening 5:30', '17:30'],
    ['in the evening at 8', '20:00'],
    ['noon', '12:00'],
    ['midnight', '00:00'],
    ['0 45 p.m.', '12:45'],
    ['12:30 a.m.', '00:30'],
    ["1 o'clock lunchtime", '13:00'],
    ['15 to 19', '18:45'],
    ['8pm tonight', '20:00'],
  ])('is read from "%s"', (text, time) => {
    expect(timesOf(text)).toEqual([time]);
  });

  test('with neither half said keeps both readings, working hours first', () => {
    expect(timesOf('at 5')).toEqual(['17:00', '05:00']);
    expect(timesOf('at 9')).toEqual(['09:00', '21:00']);
    expect(timesOf('half past 7')).toEqual(['07:30', '19:30']);
  });

  test('follows the opening hours', () => {
    const hours = [{ weekday: 5, start: '17:00', end: '23:00' }];
    expect(timesOf('today at 9', { hours })[0]).toBe('21:00');
  });

  test('follows what was offered', () => {
    expect(timesOf('at 5', { offered: [{ time: '05:00' }] })[0]).toBe('05:00');
  });

  test('today lies ahead', () => {
    expect(timesOf('today at 8', { now: '2019-03-01T15:00' })[0]).toBe('20:00');
  });

  test('may be a bare number only where a time is asked', () => {
    expect(timesOf('4')).toEqual([]);
    expect(timesOf('4', { asked: ['time'] })).toEqual(['16:00', '04:00']);
    expect(timesOf('1945', { asked: ['time'] })).toEqual(['19:45']);
  });

  test.each([
    'a table for 4 tomorrow',
    'there are 10 stars',
    'it costs $5.30',
    'aspect ratio 4:3',
    'I am the one who called',
    'a rating higher than 4',
    'party of six',
    'my number is 5 5 5 1 2 3 4',
    'for 2 people',
    'this time it is urgent',
    'good evening',
  ])('is not read from "%s"', (text) => {
    expect(timesOf(text)).toEqual([]);
  });

  test('beside an amount takes the number that is a time', () => {
    expect(timesOf('for 4 tomorrow morning at 11')).toEqual(['11:00']);
    expect(timesOf('a table for three in the morning 11:30')).toEqual(['11:30']);
    expect(timesOf('for two twelve thirty pm')).toEqual(['12:30']);
  });
});

describe('a window of the day', () => {
  test.each([
    ['between 2 and 4', '14:00-16:00'],
    ['from 10 to 11am', '10:00-11:00'],
    ['from 11 to 3pm', '11:00-15:00'],
    ['4 til 5pm', '16:00-17:00'],
    ['from two thirty to two forty five', '14:30-14:45'],
    ['between 5 and 6 in the afternoon', '17:00-18:00'],
    ['from 9:30am for 7 hours', '09:30-16:30'],
    ['for 7 hours from 9:30am', '09:30-16:30'],
    ['lunchtime', '11:00-13:00'],
  ])('is read from "%s"', (text, window) => {
    expect(timesOf(text)[0]).toBe(window);
  });

  test('is not a count of people', () => {
    expect(timesOf('two to four people')).toEqual([]);
  });

  test('is open where only one end is named', () => {
    const { when } = understand('after 5 pm', { now: '2019-03-01T09:00' });
    expect(when).toMatchObject([{ bound: 'after', times: [{ from: '17:00' }] }]);
  });
});

describe('a part of the day', () => {
  test.each([
    ['tomorrow morning', 'morning'],
    ['Tuesday early-afternoon', 'afternoon'],
    ['in the evening', 'evening'],
    ['tonight', 'night'],
  ])('is read from "%s"', (text, daypart) => {
    expect(understand(text, { now: '2019-03-01T09:00' }).when).toMatchObject([{ daypart }]);
  });

  test('gone by is left out', () => {
    expect(understand('last night', { now: '2019-03-01T09:00' }).when).toEqual([]);
  });
});

describe('a distance from now', () => {
  test('gives the local date and time', () => {
    const { when } = understand('in an hour and a half', { now: '2019-02-28T23:00' });
    expect(when).toMatchObject([{ dates: [{ from: '2019-03-01' }], times: [{ from: '00:30' }] }]);
  });
});
