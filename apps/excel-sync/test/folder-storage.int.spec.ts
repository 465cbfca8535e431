import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { temporaryFolder } from '@gomomo/testing';
import { join } from 'node:path';
import { createFolderStorage } from '../src/storage/folder-storage.ts';
import { describeStorage } from './storage-conformance.ts';

const root = temporaryFolder('workbooks-');
const open = (holder = 'here:1', at = Date.now()) =>
  createFolderStorage({ root, holder, now: () => at });
const never = new AbortController().signal;
const bytes = new Uint8Array(100_000).fill(7);

describeStorage(() => open());

test.each(['~$book.xlsx', '~$ok.xlsx', '.~lock.book.xlsx#'])(
  'a file that somebody has open (%s) is left alone',
  async (lock) => {
    const folder = join(root, 'open');
    await open().write(['open', 'book.xlsx'], bytes, never);
    writeFileSync(join(folder, lock), '');
    expect(await open().write(['open', 'book.xlsx'], new Uint8Array(3), never)).toBe('in-use');
    expect(readFileSync(join(folder, 'book.xlsx'))).toHaveLength(bytes.length);
    await open().remove(['open', lock]);
    expect(await open().write(['open', 'book.xlsx'], bytes, never)).toBe('written');
  },
);

// Killed between writing and renaming, a process left its half for ever.
test('a process that is killed in the middle leaves the old file whole, and no temporary one', async () => {
  const folder = join(root, 'killed');
  await open().write(['killed', 'book.xlsx'], bytes, never);
  for (let round = 0; round < 5; round += 1) {
    const writer = fork(join(import.meta.dirname, 'write-forever.ts'), [root, 'there:1'], {
      execArgv: [],
    });
    await once(writer, 'message');
    await new Promise((resolve) => setTimeout(resolve, 20 + round * 7));
    writer.kill('SIGKILL');
    await once(writer, 'exit');
    const found = readFileSync(join(folder, 'book.xlsx'));
    expect(found.every((each) => each === found[0])).toBe(true);
    expect(found).toHaveLength(bytes.length);
  }
  await open('there:1').sweep();
  expect(readdirSync(folder)).toEqual(['book.xlsx']);
});

test('what another left is swept after a while, not while it may still be at work', async () => {
  const folder = join(root, 'swept');
  await open().write(['swept', 'book.xlsx'], bytes, never);
  const left = join(folder, '.book.xlsx.there-2.tmp');
  writeFileSync(left, 'half');
  await open().write(['swept', 'book.xlsx'], bytes, never);
  expect(readdirSync(folder)).toHaveLength(2);
  const old = new Date(Date.now() - 700_000);
  utimesSync(left, old, old);
  await open().write(['swept', 'book.xlsx'], bytes, never);
  expect(readdirSync(folder)).toEqual(['book.xlsx']);
});
