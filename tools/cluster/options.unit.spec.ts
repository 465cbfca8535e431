import { expect, test } from '@jest/globals';
import { readOptions } from './options.ts';

const known = ['dev', 'prod'];

test('without options every overlay is looked at, on free ports', () => {
  const all = { kind: 'run', overlays: known, definitions: undefined, port: undefined };
  expect(readOptions([], known)).toEqual(all);
  expect(readOptions(['--overlay', 'dev', '--port', '4200', '--definitions', 'x'], known)).toEqual({
    kind: 'run',
    overlays: ['dev'],
    definitions: 'x',
    port: 4200,
  });
});

test('help and mistakes', () => {
  expect(readOptions(['--help'], known)).toEqual({ kind: 'help' });
  for (const [wrong, word] of [
    [['--overlay', 'other'], 'no overlay other'],
    [['--port', '80'], '--port is'],
    [['--prot', '1'], '--prot'],
  ] as const) {
    expect(readOptions(wrong, known)).toMatchObject({
      kind: 'bad',
      message: expect.stringContaining(word),
    });
  }
});
