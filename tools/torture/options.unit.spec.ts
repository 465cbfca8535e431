import { expect, test } from '@jest/globals';
import { readOptions } from './options.ts';

const read = (...args: string[]) => readOptions(args, 20_261_128);

test('as it runs unless told otherwise', () => {
  expect(read()).toEqual({
    ...{ kind: 'run', seconds: 90, seed: 20_261_128, quiet: 120, out: '.data/torture' },
    ...{ pace: 50, replays: true, prove: undefined },
  });
});

test('bugs are named behind --prove, all of them without a name', () => {
  expect(read('--prove')).toMatchObject({ prove: [] });
  expect(read('--prove', 'inbox-off')).toMatchObject({ prove: ['inbox-off'] });
});

test.each([
  [['--seconds', '0']],
  [['--seed', 'x']],
  [['inbox-off']],
  [['--what']],
  [['--pace', '0']],
])('%j is refused in a sentence', (args) => {
  expect(read(...args)).toMatchObject({ kind: 'bad', message: expect.stringMatching(/\w/) });
});

test.each([['--seconds', '9'], ['--seed', '2'], ['--pace', '1'], ['--no-replay']])(
  '%s is not taken for a proof without a word',
  (...args) => {
    expect(read('--prove', ...args)).toMatchObject({
      kind: 'bad',
      message: `${args[0]} does not go with --prove, which runs each bug as its list says`,
    });
    expect(read(...args)).toMatchObject({ kind: 'run' });
  },
);
