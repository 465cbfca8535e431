import { expect, test } from '@jest/globals';
import { readOptions } from './options.ts';

test('half an hour unless told otherwise', () => {
  expect(readOptions([])).toEqual({
    ...{ kind: 'run', minutes: 30, pauseMs: 3_000, seed: 1, out: '.data/soak' },
  });
});

test.each([[['--minutes', '0']], [['--pause', 'x']], [['--what']], [['half an hour']]])(
  '%j is refused in a sentence',
  (args) => {
    expect(readOptions(args)).toMatchObject({
      kind: 'bad',
      message: expect.stringMatching(/\w/),
    });
  },
);
