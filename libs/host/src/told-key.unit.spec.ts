import { expect, test } from '@jest/globals';
import { toldKey } from './told-key.ts';

const made = { ADMIN_API_KEY: 'made here' };

test('a key made here is told, also when the given one is empty', () => {
  expect(toldKey('ADMIN_API_KEY', {}, made)).toBe('made here');
  expect(toldKey('ADMIN_API_KEY', { ADMIN_API_KEY: '' }, made)).toBe('made here');
});

test('a given key is never repeated, and the one that does not count is not told instead', () => {
  const told = toldKey('ADMIN_API_KEY', { ADMIN_API_KEY: 'given secret' }, made);
  expect(told).toBe('the given one (ADMIN_API_KEY)');
});
