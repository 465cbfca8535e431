import { describe, expect, test } from '@jest/globals';

import { monday, studio } from '../../test/studio.ts';
import { createWords, english } from '../index.ts';
import type { TenantFacts } from '../core/tenant-facts.ts';
import { spellPhone, writePhone } from './spell.ts';

const words = (spoken: boolean, tenant: TenantFacts = studio, visitorZone?: string) =>
  createWords({
    tenant,
    language: { tag: 'en', messages: english },
    spoken,
    now: monday,
    ...(visitorZone === undefined ? {} : { visitorZone }),
  });

const london: TenantFacts = { ...studio, locale: 'en-GB', country: 'GB' };

/** A Polish number was shown as one of New York. */
describe('a phone number is written as one reads it where the business is', () => {
  test.each([
    ['+12125550143', studio, '(212) 555-0143'],
    ['+14165550143', studio, '(416) 555-0143'],
    ['+48601234567', studio, '+48 601 234 567'],
    ['+442079460018', studio, '+44 20 7946 0018'],
    ['+442079460018', london, '020 7946 0018'],
    ['+12125550143', london, '+1 212 555 0143'],
    ['+12125550143', { ...studio, locale: 'en' }, '(212) 555-0143'],
  ] as const)('%s', (phone, tenant, written) => {
    expect(writePhone(phone, tenant)).toBe(written);
  });

  test('by voice digit by digit, with the country where it is another', () => {
    expect(spellPhone('+48601234567', studio)).toBe('+4 8, 6 0 1, 2 3 4, 5 6 7');
    expect(spellPhone('+12125550143', studio)).toBe('2 1 2, 5 5 5, 0 1 4 3');
  });
});

/** Both hours of an autumn night were "1:30 AM" in every sentence. */
describe('of an hour that the clock shows twice it is said which', () => {
  const [first, second] = ['2026-11-01T01:30:00-04:00', '2026-11-01T01:30:00-05:00'];

  test('in writing and by voice', () => {
    expect([first, second].map((at) => words(false).timeHere(at))).toEqual([
      '1:30 AM EDT',
      '1:30 AM EST',
    ]);
    expect([first, second].map((at) => words(true).timeHere(at))).toEqual([
      '1:30 AM Eastern Daylight Time',
      '1:30 AM Eastern Standard Time',
    ]);
  });

  test('once on a button, whoever looks at it', () => {
    expect(words(false).chip(first)).toBe('1:30 AM EDT');
    expect(words(false, studio, 'Europe/London').chip(first)).toBe('1:30 AM EDT');
  });

  test('and of no other', () => {
    expect(words(false).timeHere('2026-11-01T02:00:00-05:00')).toBe('2:00 AM');
    expect(words(true).timeHere('2026-10-31T14:00:00-04:00')).toBe('2 PM');
  });
});
