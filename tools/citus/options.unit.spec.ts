import { expect, test } from '@jest/globals';
import { help, parseOptions } from './options.ts';

test('everything runs unless a part is named', () => {
  expect(parseOptions([])).toMatchObject({ parts: ['sizes', 'rates', 'specs'], rounds: 3 });
  expect(parseOptions(['specs', '--rounds=5'])).toMatchObject({ parts: ['specs'], rounds: 5 });
});

test('a PostgreSQL without Citus is seen to be one', () => {
  expect(parseOptions(['--postgres=/nowhere'])).toMatchObject({ hasCitus: false });
});

test('help is told, and so is what is not known', () => {
  expect(parseOptions(['--help'])).toBe(help);
  expect(parseOptions(['--round=1'])).toContain('what is --round=1?');
});
