import { expect, test } from '@jest/globals';
import { hasCitus, readOptions } from './options.ts';

test('everything runs unless a part is named', () => {
  expect(readOptions([])).toMatchObject({ parts: ['sizes', 'rates', 'specs'], rounds: 3 });
  expect(readOptions(['specs', '--rounds=5'])).toMatchObject({ parts: ['specs'], rounds: 5 });
});

test('a source is given either way', () => {
  expect(readOptions(['--source', 'there'])).toMatchObject({ source: 'there' });
  expect(readOptions(['--source=there'])).toMatchObject({ source: 'there' });
});

test('a PostgreSQL without Citus is seen to be one', () => {
  expect(hasCitus('/nowhere')).toBe(false);
});

test('help is told, and so is what is not known', () => {
  expect(readOptions(['--help'])).toEqual({ kind: 'help' });
  const message: unknown = expect.stringContaining("Unknown option '--round'");
  expect(readOptions(['--round=1'])).toEqual({ kind: 'bad', message });
  expect(readOptions(['spec'])).toEqual({ kind: 'bad', message: 'there is no spec' });
  expect(readOptions(['--rounds=0'])).toMatchObject({ kind: 'bad' });
});
