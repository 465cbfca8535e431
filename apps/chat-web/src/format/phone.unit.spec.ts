import { expect, test } from '@jest/globals';
import { formatPhone } from './phone.ts';

test.each([
  ['+17185550134', '+1 718 555 0134'],
  ['+493012345678', '+49 301 234 5678'],
  ['+35312345678', '+353 123 45678'],
  ['+442079460958', '+44 207 946 0958'],
  ['718-555', '718-555'],
])('%s reads as %s', (phone, read) => {
  expect(formatPhone(phone)).toBe(read);
});
