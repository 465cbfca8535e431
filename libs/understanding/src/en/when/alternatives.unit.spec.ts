import { describe, expect, test } from '@jest/globals';

import type { WhenValue } from '../../types.ts';
import { understand } from '../understand.ts';

/** Tuesday 10 March 2026, and times are on the table. */
const now = '2026-03-10T09:30';
const hours = [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, start: '09:00', end: '18:00' }));

const short = ({ polarity, either, dates, times, daypart, bound }: WhenValue): string => {
  const mark = (polarity === 'excluded' ? '!' : '') + (either ? '|' : '');
  const parts = [dates[0]?.from.slice(5), bound, times[0]?.from ?? daypart];
  return mark + parts.filter((part) => part !== undefined).join(' ');
};

const said = (text: string, asked: readonly ('time' | 'choice')[] = []): string[] =>
  understand(text, { now, hours, asked }).when.map(short);

/** A bare number beside a time that is sure was dropped, and the sure one taken alone. */
describe('a number beside a clock time is one too', () => {
  test.each([
    ['11 or noon', ['11:00', '|12:00']],
    ['noon or 1', ['12:00', '|13:00']],
    ['noon or 1 or 2', ['12:00', '|13:00', '|14:00']],
    ['11, noon or 1', ['11:00', '|12:00', '|13:00']],
    ['midday or two', ['12:00', '|14:00']],
    ['10 or half past 10', ['10:00', '|10:30']],
    ['10 or quarter to 11', ['10:00', '|10:45']],
    ['10 or 10 30', ['10:00', '|10:30']],
    ['10:30 or 11', ['10:30', '|11:00']],
    ['10:30 or 4', ['10:30', '|16:00']],
    ['2pm or 4', ['14:00', '|16:00']],
    ['9am / 4', ['09:00', '|16:00']],
    ['ten or half past', ['10:00', '|10:30']],
    ['ten or quarter past', ['10:00', '|10:15']],
    ['11 or quarter to', ['11:00', '|10:45']],
  ])('"%s"', (text, times) => {
    expect(said(text)).toEqual(times);
    expect(said(text, ['time', 'choice'])).toEqual(times);
  });

  test.each([
    ['not eleven, noon', ['!11:00', '12:00']],
    ['not 11 but noon', ['!11:00', '12:00']],
    ['not noon, 1', ['!12:00', '13:00']],
    ['noon not 11', ['12:00', '!11:00']],
    ['2pm, not 3', ['14:00', '!15:00']],
  ])('one is refused for the other: "%s"', (text, times) => {
    expect(said(text)).toEqual(times);
    expect(said(text, ['time', 'choice'])).toEqual(times);
  });

  test.each([
    'a table for 4 at noon',
    'room for 3 or so at noon',
    'not 3 people, noon',
    'is it half past or so long a walk',
    '2 facials, noon please',
  ])('unless it counts something: "%s"', (text) => {
    expect(said(text).filter((each) => !each.endsWith('12:00'))).toEqual([]);
  });
});

/** Each time belongs to the day it was said with. */
describe('days with a time of their own', () => {
  test.each([
    ['tuesday at 9 or wednesday at 10', ['03-10 21:00', '|03-11 10:00']],
    ['tue 10, wed 10:30 or thu 11', ['03-10 10:00', '|03-11 10:30', '|03-12 11:00']],
    ['monday morning or thursday after 4', ['03-16 morning', '|03-12 after 16:00']],
    [
      'monday at 9, tuesday at 10 or wednesday at 11',
      ['03-16 09:00', '|03-10 10:00', '|03-11 11:00'],
    ],
    ['10 on wednesday or 11 on thursday', ['03-11 10:00', '|03-12 11:00']],
    ['wednesday at 9 or 10 or thursday at 11', ['03-11 09:00', '|03-11 10:00', '|03-12 11:00']],
    ['tomorrow at 3 or the day after at 4', ['03-11 15:00', '|03-12 16:00']],
    ['tomorrow morning or the day after in the afternoon', ['03-11 morning', '|03-12 afternoon']],
    ['i am free monday morning and thursday after 4', ['03-16 morning', '|03-12 after 16:00']],
    ['either wednesday at 9 or else thursday at 10', ['03-11 09:00', '|03-12 10:00']],
    ['the 14th at 3 or the 16th at 4', ['03-14 15:00', '|03-16 16:00']],
  ])('"%s"', (text, values) => {
    expect(said(text)).toEqual(values);
  });

  test.each([
    ['10 or 11 but not 10:30', ['10:00', '|11:00', '!10:30']],
    ['3 wont work, 4', ['!15:00', '16:00']],
    ["3 doesn't suit, 4 please", ['!15:00', '16:00']],
    ['anytime xcept noon', ['!12:00']],
  ])('what is refused says nothing of the others: "%s"', (text, values) => {
    expect(said(text, ['time', 'choice'])).toEqual(values);
  });

  test.each([
    ['wednesday at 9 or 10, or thursday', ['03-11 09:00', '|03-11 10:00', '|03-12']],
    ['next week but no wednesday', ['03-16', '!03-18']],
  ])('a day behind an "or" or a "but no" is one of its own: "%s"', (text, values) => {
    expect(said(text)).toEqual(values);
  });

  test.each([
    ['the 3rd, the 5th or the 9th', ['04-03', '|04-05', '|04-09']],
    ['at 10, 11 or 12:30', ['10:00', '|11:00', '|12:30']],
  ])('a list has its commas: "%s"', (text, values) => {
    expect(said(text)).toEqual(values);
  });
});

/** "Anytime but the morning on Tuesday" refused Tuesday with its morning. */
describe('a part of the day that is refused leaves the day it is said of', () => {
  test.each([
    ['anytime but the morning on thursday', ['!morning', '03-12']],
    ['any time except the afternoon on friday', ['!afternoon', '03-13']],
    ['not in the morning on thursday', ['!morning', '03-12']],
    ['no mornings on thursday', ['!morning', '03-12']],
    ["i can't do mornings on friday", ['!morning', '03-13']],
    ['anything but the evening tomorrow', ['!evening', '03-11']],
    ['any time but noon tomorrow', ['!12:00', '03-11']],
    ['anytime but 3 on thursday', ['!15:00', '03-12']],
    ['thursday anytime but the morning', ['03-12', '!morning']],
    ['tomorrow except at noon', ['03-11', '!12:00']],
  ])('"%s"', (text, values) => {
    expect(said(text)).toEqual(values);
  });

  test.each([
    ['not thursday morning', ['!03-12 morning']],
    ['anything but thursday morning', ['!03-12 morning']],
    ['not in the morning, on thursday in the afternoon', ['!morning', '03-12 afternoon']],
    ['not noon on thursday, friday at 10', ['!03-12 12:00', '03-13 10:00']],
  ])('a day that leads, or one with another beside it, is refused itself: "%s"', (text, values) => {
    expect(said(text)).toEqual(values);
  });
});
