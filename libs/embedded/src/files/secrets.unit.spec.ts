import { beforeEach, expect, test } from '@jest/globals';
import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureSecrets } from './secrets.ts';
import { makeDataFolder } from '../../test/fixtures/data-folder.ts';

let dataDir: string;
let said: string[];
const makers = { KEY: () => 'made' };
const ensure = () => ensureSecrets(dataDir, makers, (message) => said.push(message));
const file = () => join(dataDir, 'secrets.json');

beforeEach(() => {
  dataDir = makeDataFolder();
  said = [];
});

test('a new folder gets secrets that only its owner can read, and not a word is said', () => {
  expect(ensure()).toEqual({ KEY: 'made' });
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(said).toEqual([]);
});

test('secrets that are missing beside a database are not made anew in silence', () => {
  mkdirSync(join(dataDir, 'postgres'));
  expect(ensure).toThrow(
    expect.objectContaining({
      code: 'secrets-missing',
      message: expect.stringContaining('Put it back from a backup'),
    }),
  );
  writeFileSync(file(), '{}', { mode: 0o600 });
  expect(ensure()).toEqual({ KEY: 'made' });
});

test.each([0o644, 0o640, 0o666, 0o602])(
  'secrets of mode %o are closed to others, and said',
  (mode) => {
    writeFileSync(file(), '{"KEY":"kept"}');
    chmodSync(file(), mode);
    expect(ensure()).toEqual({ KEY: 'kept' });
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(said).toEqual([expect.stringContaining(`(mode ${mode.toString(8)}); it is 600 now`)]);
  },
);

test.each(['', '{"KEY":"ke', 'null', '[]', '{"KEY":1}', '{"KEY":""}'])(
  'a damaged file (%j) is neither used nor overwritten',
  (text) => {
    writeFileSync(file(), text, { mode: 0o600 });
    expect(ensure).toThrow(expect.objectContaining({ code: 'secrets-unreadable' }));
  },
);
