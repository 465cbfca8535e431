import { expect, test } from '@jest/globals';
import { readOptions } from './options.ts';

test('without options two replicas of each are restarted once', () => {
  expect(readOptions([])).toMatchObject({ kind: 'drive', replicas: 2, rounds: 1 });
  expect(readOptions(['--windows', '500'])).toMatchObject({ size: { windows: 500 } });
});

test.each([
  [['--replicas', '1'], '--replicas is 2 to 4, not 1'],
  [['--calls', 'x'], '--calls is 0 to 10, not x'],
  [['--wide'], expect.stringContaining('--wide')],
])('%j is refused', (args, message) => {
  expect(readOptions(args)).toEqual({ kind: 'bad', message });
});
