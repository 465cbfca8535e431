import { expect, test } from '@jest/globals';
import { readBearer } from './bearer.ts';

test.each([
  [undefined, undefined],
  ['Bearer gmk_x', 'gmk_x'],
  ['bearer   gmk_x ', 'gmk_x'],
  ['Basic gmk_x', null],
  ['Bearer', null],
  ['Bearer a b', null],
  ['Bearer schlüssel', null],
  ['', null],
])('%j carries %j', (header, key) => {
  expect(readBearer(header)).toBe(key);
});
