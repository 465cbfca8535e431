import { expect, test } from '@jest/globals';
import { textOf, unpack } from './unpack.ts';
import { zip } from './zip.ts';

const lines = Array.from({ length: 5_000 }, (_, index) => `Zoë, line ${index}\n`);

test('a file in pieces is the file as a whole, byte for byte', async () => {
  const whole = await zip([{ path: 'a.txt', pieces: [lines.join('')] }]);
  const mixed = lines.map((line, index) => (index % 2 === 0 ? line : Buffer.from(line)));
  expect(await zip([{ path: 'a.txt', pieces: mixed }])).toEqual(whole);
  expect(unpack(whole).map((part) => [part.path, textOf(part)])).toEqual([
    ['a.txt', lines.join('')],
  ]);
});

test('what breaks while the pieces are made breaks the zip', async () => {
  function* broken(): Generator<string> {
    yield 'begun';
    throw new Error('not as expected');
  }
  await expect(zip([{ path: 'a.txt', pieces: broken() }])).rejects.toThrow('not as expected');
});
