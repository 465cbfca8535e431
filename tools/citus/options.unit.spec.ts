import { expect, test } from '@jest/globals';
import { hasCitus, help, parseOptions } from './options.ts';

test('everything runs unless a part is named', () => {
  expect(parseOptions([])).toMatchObject({ parts: ['sizes', 'rates', 'specs'], rounds: 3 });
  expect(parseOptions(['specs', '--rounds=5'])).toMatchObject({ parts: ['specs'], rounds: 5 });
});

test('a source is given either way', () => {
  expect(parseOptions(['--source', 'there'])).toMatchObject({ source: 'there' });
  expect(parseOptions(['--source=there'])).toMatchObject({ source: 'there' });
});

test('a PostgreSQL without Citus is seen to be one', () => {
  expect(hasCitus('/nowhere')).toBe(false);
});

test('help is told, and so is what is not known', () => {
  expect(parseOptions(['--help'])).toBe(help);
  expect(parseOptions(['--round=1'])).toContain("Unknown option '--round'");
  expect(parseOptions(['spec'])).toContain('what is spec?');
  expect(parseOptions(['--rounds=0'])).toContain('--rounds is a number from 1 on, not 0');
});
