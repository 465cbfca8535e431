import { expect, test } from '@jest/globals';
import { parseOptions } from './options.ts';

test('by default a full run of five rounds neither checks nor writes', () => {
  expect(parseOptions([])).toEqual({ short: false, check: false, write: false, rounds: 5 });
});

test('a run that must not pass by mistake is refused, with a reason', () => {
  for (const args of [
    ['--short', '--check'],
    ['--short', '--write'],
    ['--rounds=4'],
    ['--rounds=x'],
    ['--chek'],
  ]) {
    expect(parseOptions(args)).toEqual(expect.any(String));
  }
});
