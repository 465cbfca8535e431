import { expect, test } from '@jest/globals';
import { readOptions } from './options.ts';

test('without options it watches what npm start serves', () => {
  expect(readOptions([])).toEqual({
    kind: 'draw',
    baseUrl: 'http://127.0.0.1:3000',
    seconds: 120,
    out: 'docs/images/dashboards',
  });
});

test.each([
  [['--seconds', '5'], '--seconds is 20 to 3600, not 5'],
  [['--seconds', 'x'], '--seconds is 20 to 3600, not x'],
  [['--base-url', 'here'], 'not a URL: here'],
  [['--wide'], expect.stringContaining('--wide')],
])('%j is refused', (args, message) => {
  expect(readOptions(args)).toEqual({ kind: 'bad', message });
});
