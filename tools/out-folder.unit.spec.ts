import { temporaryFolder } from '@gomomo/testing';
import { expect, test } from '@jest/globals';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeOutFolder } from './out-folder.ts';

test('a folder is made, and what is no folder is told in a sentence', () => {
  const place = temporaryFolder('out-');
  const folder = join(place, 'a/b');
  expect(makeOutFolder(folder, 'report')).toBe(folder);
  expect(existsSync(folder)).toBe(true);
  const file = join(place, 'file');
  writeFileSync(file, '');
  expect(() => makeOutFolder(file, 'report')).toThrow(
    `No report can be written to ${file}. Choose another folder by --out.`,
  );
});
