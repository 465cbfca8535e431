import { describe, expect, test } from '@jest/globals';

import type { UnderstandingContext } from '../../context.ts';
import { understand } from '../understand.ts';

/** Tuesday 10 March 2026. */
const now = '2026-03-10T09:30';

const first = (text: string, context: Partial<UnderstandingContext> = {}) => {
  const [value] = understand(text, { now, ...context }).when;
  return { dates: value?.dates.map(({ from }) => from), doubt: value?.doubt, times: value?.times };
};

describe('a date in digits', () => {
  test.each([
    ['3/4 at 10am', undefined, '2027-03-04'],
    ['3/4 at 10am', 'en-US', '2027-03-04'],
    ['3/4 at 10am', 'en-GB', '2026-04-03'],
    ['3/4/26', 'en-AU', '2026-04-03'],
    ['Friday 4/12/26', 'en-GB', '2026-12-04'],
    ['25/4', 'en-US', '2026-04-25'],
    ['4/25', 'en-GB', '2026-04-25'],
    ['2026-04-03', 'en-GB', '2026-04-03'],
    ['on 3.4.', 'de-DE', '2026-04-03'],
    ['3.4.2026', 'de-DE', '2026-04-03'],
    ['10.4. um 9', 'de-AT', '2026-04-10'],
  ])('"%s" is read in the order of the business (%s)', (text, locale, date) => {
    const { dates, doubt } = first(text, locale === undefined ? {} : { locale });
    expect([dates, doubt]).toEqual([[date], undefined]);
  });

  test('means two days where the visitor writes in the other order', () => {
    const { dates, doubt } = first('3/4 at 10', { locale: 'en-GB', visitorLocale: 'en-US' });
    expect([dates, doubt]).toEqual([['2026-04-03', '2027-03-04'], 'order']);
    expect(first('25/4', { locale: 'en-GB', visitorLocale: 'en-US' }).doubt).toBeUndefined();
    expect(first('5/5', { locale: 'en-GB', visitorLocale: 'en-US' }).doubt).toBeUndefined();
    expect(first('3/4', { locale: 'en-GB', visitorLocale: 'en-AU' }).doubt).toBeUndefined();
  });

  test('with dots is a time where dates are not written so, and beside am or pm', () => {
    expect(first('at 3.30', { locale: 'en-GB' }).times?.[0]).toEqual({ from: '15:30' });
    expect(first('at 3.30', { locale: 'de-DE' }).times?.[0]).toEqual({ from: '15:30' });
    expect(first('3.30 pm', { locale: 'de-DE' }).times?.[0]).toEqual({ from: '15:30' });
  });

  test('is none in "24/7", a door number or a share', () => {
    for (const text of ['are you there 24/7', 'flat 3/4', '3/4 of the team'])
      expect(first(text).dates).toBeUndefined();
  });
});

describe('a weekday that disagrees with its date', () => {
  test.each([
    // 3 December 2026 is a Thursday, 1 April a Wednesday, 20 March a Friday.
    ['Friday the 3rd of December', ['2026-12-03', '2026-12-04']],
    ['monday april 1st', ['2026-04-01', '2026-03-30']],
    ['march 20, thursday', ['2026-03-20', '2026-03-19']],
  ])('is kept as both: "%s"', (text, dates) => {
    expect(first(text)).toMatchObject({ dates, doubt: 'conflict' });
  });

  test('does not where both agree', () => {
    expect(first('thursday the 3rd of december').doubt).toBeUndefined();
    expect(first('friday the 20th', { horizonDays: 90 })).toMatchObject({ dates: ['2026-03-20'] });
  });

  test('is asked about where the two only meet months away', () => {
    const context = { horizonDays: 365 };
    // The 4th is a Friday next in September.
    const { dates, doubt } = first('friday the 4th', context);
    expect([dates, doubt]).toEqual([['2026-04-04', '2026-04-03'], 'conflict']);
    expect(first('friday the 4th').dates).toEqual(['2026-09-04']);
  });
});

test('29 February of a year that has none is impossible where its leap year cannot be booked', () => {
  expect(first('29 february', { horizonDays: 365 })).toMatchObject({
    dates: ['2027-02-28', '2027-03-01'],
    doubt: 'impossible',
  });
  expect(first('29 february').dates).toEqual(['2028-02-29']);
});

describe('a weekday said on that day', () => {
  const hours = [{ weekday: 5, start: '09:00', end: '17:00' }];
  const onFriday = (text: string, time: string) =>
    understand(text, { now: `2026-03-13T${time}`, hours }).when[0]?.dates.map(({ from }) => from);

  test('is today while business goes on, and in a week once it is over', () => {
    expect(onFriday('friday', '10:00')).toEqual(['2026-03-13', '2026-03-20']);
    expect(onFriday('friday', '18:00')).toEqual(['2026-03-20', '2026-03-13']);
  });

  test('is in a week where its time is past', () => {
    expect(onFriday('friday at 9 am', '10:00')).toEqual(['2026-03-20', '2026-03-13']);
    expect(onFriday('friday at 11 am', '10:00')).toEqual(['2026-03-13', '2026-03-20']);
  });
});
