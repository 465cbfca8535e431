import { expect, test } from '@jest/globals';
import { createFormats } from './formats.ts';

const plain = (text: string): string =>
  text.replaceAll(/[\u202f\u2009\u00a0]/g, ' ').replaceAll('\u2060', '');
const bloom = createFormats('en-US', 'America/New_York', 'USD');
const kiel = createFormats('de-DE', 'Europe/Berlin', 'EUR');
const year = new Date().getFullYear();
const start = `${year}-11-24T19:00:00Z`;
const end = `${year}-11-24T20:00:00Z`;

test('dates and times read as the locale writes them, in the zone of the tenant', () => {
  expect(plain(bloom.moment(start))).toMatch(/^\w+day, November 24, 2:00 PM$/);
  expect(plain(bloom.span(start, end))).toMatch(/^\w+day, November 24, 2:00 – 3:00 PM$/);
  expect(plain(kiel.moment(start))).toMatch(/^\w+day,? 24 November, 20:00$/);
});

// The second line of a narrow card began with the space after the dash.
test('a span of time stays on one line', () => {
  expect(bloom.span(start, end)).toMatch(/, 2:00\u00a0–\u2060\u00a03:00[\u00a0\u202f]PM$/);
});

// A visit over midnight read "11/28/2026, 11:00 PM – 11/29/2026, 12:00 AM".
test('a visit over midnight names the day on which it ends', () => {
  const late = [`${year}-11-25T04:00:00Z`, `${year}-11-25T06:00:00Z`] as const;
  expect(plain(bloom.span(...late))).toMatch(/^\w+day, November 24, 11:00 PM – \w{3},? 1:00 AM$/);
  expect(plain(kiel.span(`${year}-11-24T22:30:00Z`, `${year}-11-24T23:30:00Z`))).toMatch(
    /^\w+day,? 24 November, 23:30 – \w{3},? 0?0:30$/,
  );
});

test('an hour that a clock change makes twice says which of the two it is', () => {
  const sydney = createFormats('en-AU', 'Australia/Sydney', 'AUD');
  const twice = ['2027-04-03T15:00:00Z', '2027-04-03T16:00:00Z'];
  expect(new Set(twice.map(sydney.time)).size).toBe(1);
  expect(new Set(twice.map(sydney.timeNamed)).size).toBe(2);
});

test('a short date fits into a line of a small phone', () => {
  expect(bloom.dateShort('2026-12-07')).toBe('Mon, Dec 7');
});

test('another year is named', () => {
  expect(bloom.moment(`${year + 1}-01-04T15:00:00Z`)).toContain(String(year + 1));
});

test('full hours are short where the clock has twelve of them', () => {
  expect(plain(bloom.clock(540))).toBe('9 AM');
  expect(plain(bloom.clock(570))).toBe('9:30 AM');
  expect(plain(kiel.clock(540))).toMatch(/^0?9:00$/);
});

test('money shows minor units only when there are any', () => {
  expect(bloom.money(9500)).toBe('$95');
  expect(bloom.money(9550)).toBe('$95.50');
  expect(plain(kiel.money(9500))).toMatch(/^€95$|^95 €$/);
  expect(createFormats('ja-JP', 'Asia/Tokyo', 'JPY').money(5000)).toMatch(/5,000/);
});

test('a calendar date is the same day in every zone', () => {
  expect(createFormats('en-US', 'Pacific/Kiritimati', 'USD').date('2026-11-24')).toBe(
    'Tuesday, November 24',
  );
});

test('a time on another clock says its day where that is another', () => {
  expect(plain(bloom.timeIn(start, 'America/Los_Angeles'))).toBe('11:00 AM');
  expect(plain(bloom.timeIn(start, 'Asia/Tokyo'))).toMatch(/^\w{3},? 4:00 AM$/);
});

test('weeks begin as they do in the region', () => {
  expect([bloom.firstWeekday, kiel.firstWeekday]).toEqual([7, 1]);
});

test('a price in another currency than the one of today is written in its own', () => {
  expect(bloom.money(9500, 'GBP')).toBe('£95');
});
