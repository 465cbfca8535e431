import { describe, expect, test } from '@jest/globals';

import { understand } from '../understand.ts';
import { summariseWhen } from './summary.ts';

/** Friday 1 March 2019, as the reference of the rules' examples. */
const friday = '2019-03-01T09:00';

const datesOf = (text: string, now = friday): string[] =>
  understand(text, { now }).when.flatMap(({ dates }) =>
    dates.map(({ from, to }) => (to === undefined ? from : `${from}..${to}`)),
  );

describe('a day of the month', () => {
  test.each([
    ['the 5th of March', '2019-03-05'],
    ['March 5th', '2019-03-05'],
    ['march fifth', '2019-03-05'],
    ['on the twenty first of june', '2019-06-21'],
    ['Jan the 19th', '2020-01-19'],
    ['28 june in 2020', '2020-06-28'],
    ['Oct. 2, 2019', '2019-10-02'],
    ['sunday jan twenty one two thousand and twenty four', '2024-01-21'],
    ['2019-05-15', '2019-05-15'],
    ['5/15/2019', '2019-05-15'],
    ['22/04', '2019-04-22'],
    ['23/Sep/2020', '2020-09-23'],
    ['the 8th', '2019-03-08'],
    ['8th of this month', '2019-03-08'],
    ['the 5th of next month', '2019-04-05'],
    ['Sunday 31', '2019-03-31'],
    ['Monday the 11th', '2019-03-11'],
    ['Feb 29', '2020-02-29'],
    ['february 3', '2020-02-03'],
  ])('is read from "%s"', (text, date) => {
    expect(datesOf(text)).toEqual([date]);
  });

  test.each([
    ['February 30', ['2020-02-29', '2020-03-01']],
    ['2019-02-29', ['2019-02-28', '2019-03-01']],
    ['29 february 2019', ['2019-02-28', '2019-03-01']],
    ['the 31st of april', ['2019-04-30', '2019-05-01']],
    ['31/11', ['2019-11-30', '2019-12-01']],
    ['the 31st of next month', ['2019-04-30', '2019-05-01']],
  ])('that does not exist is said to be none, with its neighbours: "%s"', (text, neighbours) => {
    expect(datesOf(text)).toEqual(neighbours);
    const { when } = understand(text, { now: friday });
    expect(when[0]?.doubt).toBe('impossible');
    expect(summariseWhen(when)).toEqual({});
  });

  test('is not read from addresses, phone numbers, lists and idioms', () => {
    expect(datesOf('Tel: +86 138-2010-2015')).toEqual([]);
    expect(datesOf('on second thought, make it 3 people')).toEqual([]);
    expect(datesOf('the second one please')).toEqual([]);
    expect(datesOf('meet me at 20th Street')).toEqual([]);
    expect(datesOf('may I come in')).toEqual([]);
    expect(datesOf('The ssn is 123-12-1234')).toEqual([]);
  });
});

describe('a weekday', () => {
  test.each([
    ['Saturday', '2019-03-02'],
    ['this Sunday', '2019-03-03'],
    ['Sunday this week', '2019-03-03'],
    ['Monday next week', '2019-03-04'],
    ['next Friday', '2019-03-08'],
    ['coming Friday', '2019-03-08'],
    ['next week on Wednesday', '2019-03-06'],
    ['wensday', '2019-03-06'],
    ['Wednesday in a week', '2019-03-13'],
    ['a week from Saturday', '2019-03-09'],
    ['two tuesdays from now', '2019-03-12'],
    ['the first Monday of April', '2019-04-01'],
    ['last Friday of this month', '2019-03-29'],
  ])('is read from "%s"', (text, date) => {
    expect(datesOf(text)[0]).toBe(date);
  });

  test('that is today may mean today or next week', () => {
    expect(datesOf('on Friday')).toEqual(['2019-03-01', '2019-03-08']);
  });

  test('with "next" keeps the nearer day as second reading', () => {
    expect(datesOf('next Saturday')).toEqual(['2019-03-09', '2019-03-02']);
  });

  test('gone by is left out', () => {
    expect(datesOf('I was there last Tuesday')).toEqual([]);
    expect(datesOf('two days ago')).toEqual([]);
  });

  test('as a habit is no date', () => {
    expect(datesOf('every Monday')).toEqual([]);
    expect(datesOf('on the 2nd of each month')).toEqual([]);
    expect(understand('every Monday', { now: friday }).recurring).toBe(true);
  });
});

describe('a distance', () => {
  test.each([
    ['today', '2019-03-01'],
    ['tmrw', '2019-03-02'],
    ['the day after tomorrow', '2019-03-03'],
    ['in two weeks', '2019-03-15'],
    ['in 10 days', '2019-03-11'],
    ['three days from Tuesday', '2019-03-08'],
    ['5 days before new year', '2019-12-27'],
    ['two months from today on Tuesday', '2019-05-07'],
    ['Christmas', '2019-12-25'],
    ['Easter Monday', '2019-04-22'],
  ])('is read from "%s"', (text, date) => {
    expect(datesOf(text)).toEqual([date]);
  });

  test('as a length of stay or treatment is a duration', () => {
    const { when, durations } = understand('a 90 minute massage', { now: friday });
    expect(when).toEqual([]);
    expect(durations).toMatchObject([{ minutes: 90 }]);
  });
});

describe('a stretch of days', () => {
  test.each([
    ['next week', '2019-03-04..2019-03-10'],
    ['this weekend', '2019-03-02..2019-03-03'],
    ['the week after next', '2019-03-11..2019-03-17'],
    ['in February', '2020-02-01..2020-02-29'],
    ['later this month', '2019-03-01..2019-03-31'],
    ['the week of the 18th', '2019-03-18..2019-03-24'],
    ['the first week of April', '2019-04-01..2019-04-07'],
    ['Monday to Wednesday', '2019-03-04..2019-03-06'],
    ['from April 9th till the 17th', '2019-04-09..2019-04-17'],
    ['4 to 23 next month', '2019-04-04..2019-04-23'],
    ['next week between Wednesday and Friday', '2019-03-06..2019-03-08'],
    ['within 5 days', '2019-03-01..2019-03-05'],
    ['next 3 days', '2019-03-02..2019-03-04'],
  ])('is read from "%s"', (text, span) => {
    expect(datesOf(text)).toEqual([span]);
  });

  test('in a wish is none', () => {
    expect(datesOf('have a great week')).toEqual([]);
    expect(datesOf("thanks, that's all for today")).toEqual([]);
  });
});

describe('what surrounds a day', () => {
  const first = (text: string) => understand(text, { now: friday }).when[0];

  test.each(['not Monday', 'any day but Monday', "Monday doesn't work", "I can't do Monday"])(
    'refuses it in "%s"',
    (text) => {
      expect(first(text)).toMatchObject({ polarity: 'excluded', dates: [{ from: '2019-03-04' }] });
    },
  );

  test('refuses a weekday of the week that is named before it', () => {
    const { when } = understand('next week but not Tuesday', { now: friday });
    expect(when).toMatchObject([
      { polarity: 'wanted', dates: [{ from: '2019-03-04', to: '2019-03-10' }] },
      { polarity: 'excluded', dates: [{ from: '2019-03-05' }] },
    ]);
  });

  test('asks "why not" without refusing', () => {
    expect(first('why not Monday')).toMatchObject({ polarity: 'wanted' });
  });

  test.each([
    ['before Monday', 'before'],
    ['by Monday', 'before'],
    ['from Monday on', 'after'],
    ['after the 4th', 'after'],
    ['not before Monday', 'after'],
    ['no later than Monday', 'before'],
  ])('bounds it in "%s"', (text, bound) => {
    expect(first(text)).toMatchObject({ bound, dates: [{ from: '2019-03-04' }] });
  });

  test('tells what is from what is wanted', () => {
    const { when } = understand('move it from Monday to Tuesday', { now: friday });
    expect(when).toMatchObject([
      { polarity: 'current', dates: [{ from: '2019-03-04' }] },
      { polarity: 'wanted', dates: [{ from: '2019-03-05' }] },
    ]);
  });

  test('tells a correction', () => {
    const { when } = understand('did I say the 9th? make it the 8th', { now: friday });
    expect(when.map(({ replaces }) => replaces)).toEqual([false, true]);
  });

  test('gives the span in the original text', () => {
    const text = 'Well — next Friday, please!';
    const { span } = understand(text, { now: friday }).when[0] ?? { span: { start: 0, end: 0 } };
    expect(text.slice(span.start, span.end)).toBe('next Friday');
  });
});
