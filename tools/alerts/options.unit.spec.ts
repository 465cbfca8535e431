import { expect, test } from '@jest/globals';
import { readOptions } from './options.ts';

test('without options each alert is made to fire', () => {
  expect(readOptions([], ['A', 'B'])).toEqual({ kind: 'fire', names: ['A', 'B'] });
  expect(readOptions(['--only', 'B'], ['A', 'B'])).toEqual({ kind: 'fire', names: ['B'] });
});

test('an alert that is none is refused', () => {
  expect(readOptions(['--only', 'C'], ['A', 'B'])).toEqual({
    kind: 'bad',
    message: 'no alert C: A, B',
  });
});
