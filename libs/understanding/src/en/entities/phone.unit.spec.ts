import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { AskedSlot } from '../../context.ts';
import { understand } from '../understand.ts';

const read = (text: string, country: string, ...asked: AskedSlot[]) =>
  understand(text, { now: '2026-12-01T09:00', asked, country }).entities;

/** A date became the client's phone: `2026-12-04 14:00` was booked with +1 202 612 0414. */
describe('a date or a time is no phone', () => {
  test.each([
    '2026-12-04 14:00',
    'facial on 2026-12-04 at 2:30 pm',
    '04/12/2026 10:15',
    '12.04.2026 1400',
  ])('in "%s"', (text) => {
    for (const asked of [[], ['contact', 'phone']] as const)
      expect(read(text, 'US', ...asked).phone).toBeUndefined();
  });

  test('for any date in figures with any clock', () => {
    const two = (max: number) => fc.integer({ min: 1, max }).map((n) => String(n).padStart(2, '0'));
    fc.assert(
      fc.property(two(12), two(28), two(23), two(59), (month, day, hour, minute) => {
        expect(read(`2026-${month}-${day} ${hour}:${minute}`, 'US').phone).toBeUndefined();
      }),
    );
  });
});

/** "My number is 718-555-0221" beside a time that was asked for: a facial at 5:55. */
describe('a number in groups is no time, whatever was asked', () => {
  test.each([
    '3:30. my number is 718-555-0221, not too early',
    '11am please, 718-555-0230',
    'Tuesday at 4 is fine. Ella Novak 718.555.0221',
  ])('in "%s"', (text) => {
    const { when, entities } = understand(text, {
      ...{ now: '2026-12-01T09:00', country: 'US' },
      asked: ['time', 'choice'],
    });
    expect(entities.phone).toBeDefined();
    expect(entities.email).toBeUndefined();
    const { start = 0 } = entities.phone ?? {};
    expect(when.filter(({ span }) => span.start < start).length).toBeGreaterThan(0);
  });
});

test.each([
  '718-555-0222. Oh and no pressure on the left side',
  '718 555 0222, oh and one more thing',
  'it is 718 555 0222! Oh, and thanks',
])('a sigh behind a number is no nought: "%s"', (text) => {
  expect(read(text, 'US', 'phone').phone?.value).toBe('+17185550222');
});

describe('digits of any script are digits', () => {
  test.each([
    ['２１２５５５０１４２', 'US'],
    ['٢١٢ ٥٥٥ ٠١٤٢', 'US'],
    ['۲۱۲-۵۵۵-۰۱۴۲', 'US'],
    ['२१२ ५५५ ०१४२', 'US'],
    ['（２１２）５５５－０１４２', 'US'],
  ])('"%s"', (text, country) => {
    expect(read(text, country, 'phone').phone?.value).toBe('+12125550142');
  });
});

describe('a number that cannot be one', () => {
  test.each([
    ['123 456 7890', 'US'],
    ['(999) 555-0142', 'US'],
    ['555 0142', 'US'],
    ['911', 'US'],
    ['212 155 0142', 'US'],
    ['07700 9001', 'GB'],
    ['0712345', 'GB'],
    ['12345', 'DE'],
  ])('is told apart from none at all: "%s" (%s)', (text, country) => {
    const { phone, badPhone } = read(text, country, 'contact', 'phone');
    expect(phone).toBeUndefined();
    expect(badPhone).toBeDefined();
  });

  test.each([
    ['07700 900123', 'GB', '+447700900123'],
    ['020 7946 0958', 'GB', '+442079460958'],
    ['0171 2345678', 'DE', '+491712345678'],
    ['0491 570 156', 'AU', '+61491570156'],
  ])('"%s" is one (%s)', (text, country, phone) => {
    expect(read(text, country, 'phone').phone?.value).toBe(phone);
  });

  test('is nothing where none was asked or announced', () => {
    expect(read('for 4 people, 1230 or 1300', 'US').badPhone).toBeUndefined();
  });
});
