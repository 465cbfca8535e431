import { expect, test } from '@jest/globals';
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

test('contacts compare without case and separators', () => {
  expect(normaliseContact(' Dana@Example.COM ', 'US')).toBe('dana@example.com');
  expect(normaliseContact('212-555-0143', 'US')).toBe(normaliseContact('+1 212 555 0143', 'DE'));
});
