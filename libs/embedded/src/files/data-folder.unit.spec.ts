import { expect, test } from '@jest/globals';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDataFolder } from './data-folder.ts';
import { makeDataFolder } from '../../test/fixtures/data-folder.ts';

const unusable = expect.objectContaining({
  code: 'data-folder-unusable',
  message: expect.stringContaining('DATA_DIR=...'),
});

test.each(['/proc', '/proc/x', '/proc/x/y/z', '/dev/null/x', `/tmp/${'x'.repeat(300)}`])(
  'the data folder %s is refused at once, with a sentence',
  (folder) => {
    expect(() => ensureDataFolder(folder)).toThrow(unusable);
  },
);

test('a file is no data folder', () => {
  const folder = makeDataFolder();
  const file = join(folder, 'file');
  writeFileSync(file, '', { mode: 0o700 });
  expect(() => ensureDataFolder(file)).toThrow(unusable);
});

test('folders on the way are made, and nothing is left in them', () => {
  const folder = makeDataFolder();
  const deep = join(folder, 'a/b/c');
  ensureDataFolder(deep);
  ensureDataFolder(deep);
  expect(statSync(deep).isDirectory()).toBe(true);
  expect(existsSync(join(folder, 'a/b'))).toBe(true);
});
