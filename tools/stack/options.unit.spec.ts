import { expect, test } from '@jest/globals';
import { readOptions } from './options.ts';

test('one process of each service, unless more are asked for', () => {
  expect(readOptions([])).toEqual({ kind: 'run', replicas: 1 });
  expect(readOptions(['--replicas', '2'])).toEqual({ kind: 'run', replicas: 2 });
  expect(readOptions(['--replicas=3'])).toEqual({ kind: 'run', replicas: 3 });
  expect(readOptions(['--help'])).toEqual({ kind: 'help' });
});

test.each([
  ['--replicas', '0'],
  ['--replicas', 'two'],
  ['--replicas', '1.5'],
  ['--replicas', '9'],
  ['--replicas'],
  ['--copies', '2'],
  ['2'],
])('%s %s is refused with a sentence', (...args) => {
  const { kind, message } = { message: '', ...readOptions(args.filter(Boolean)) };
  expect(kind).toBe('bad');
  expect(message).not.toBe('');
});
