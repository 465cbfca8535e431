import { expect, test } from '@jest/globals';
import { findCaller } from './caller.ts';

test.each([
  ['+12125550143', '+12125550143'],
  ['+4930901820', '+4930901820'],
  ['+266696687', null],
  ['+7378742833', null],
  ['anonymous', null],
  ['sip:reception@example.com', null],
  ['client:web', null],
  ['2125550143', null],
  ['', null],
])('a call from "%s" can be called back on %s', (from, phone) => {
  expect(findCaller(from)).toBe(phone);
});
