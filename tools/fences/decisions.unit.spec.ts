import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../docs/adr');

test('decisions are numbered one by one, and their headings say the same', () => {
  const files = readdirSync(folder).toSorted();
  expect(files.map((file) => Number(file.slice(0, 4)))).toEqual(files.map((_, index) => index + 1));
  for (const [index, file] of files.entries()) {
    const text = readFileSync(join(folder, file), 'utf8');
    expect([file, text.startsWith(`# ${index + 1}. `)]).toEqual([file, true]);
  }
});
