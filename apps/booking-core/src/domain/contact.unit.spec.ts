import { expect, test } from '@jest/globals';
import parsePhoneNumber from 'libphonenumber-js/max';
import { findPhone, normaliseContact } from './contact.ts';

test.each([
  ['212 555 0143', 'US', '+12125550143'],
  ['(212) 555-0143', 'US', '+12125550143'],
  ['030 901820', 'DE', '+4930901820'],
  ['0049 30 901820', 'US', '+4930901820'],
  ['+44 20 7946 0958', 'US', '+442079460958'],
  ['12', 'US', undefined],
])('%s in %s is %s', (text, country, phone) => {
  expect(findPhone(text, country)).toBe(phone);
});

test('a number is read anew for each country, and the same the second time', () => {
  for (let again = 0; again < 2; again += 1) {
    expect(findPhone('030 901820', 'DE')).toBe('+4930901820');
    expect(findPhone('030 901820', 'AT')).toBe('+4330901820');
    expect(findPhone('12', 'US')).toBeUndefined();
  }
});

test('a North American number that is written out is what the metadata would make of it', () => {
  for (let step = 0; step < 400; step += 1) {
    const area = 200 + ((step * 37) % 800);
    const text = `+1${area}${step % 10}${String((step * 7_919) % 1_000_000).padStart(6, '0')}`;
    const countries = ['US', 'CA', 'BB', 'DE', 'JM', 'DO', 'GB'] as const;
    const country = countries[step % countries.length] ?? 'US';
    const parsed = parsePhoneNumber(text, country)?.number;
    expect([text, findPhone(text, country)]).toEqual([text, parsed]);
  }
});

test('contacts compare without case and separators', () => {
  expect(normaliseContact(' Dana@Example.COM ', 'US')).toBe('dana@example.com');
  expect(normaliseContact('212-555-0143', 'US')).toBe(normaliseContact('+1 212 555 0143', 'DE'));
});
