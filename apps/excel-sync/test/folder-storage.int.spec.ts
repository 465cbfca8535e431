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
    expect(await open().write(['open', 'book.xlsx'], new Uint8Array(3), never)).toEqual({ lock });
    expect(readFileSync(join(folder, 'book.xlsx'))).toHaveLength(bytes.length);
    await open().remove(['open', lock]);
    expect(await open().write(['open', 'book.xlsx'], bytes, never)).toBe('written');
  },
);

const excels = (name: string): Buffer => {
  const lock = Buffer.alloc(165, 0x20);
  lock[0] = name.length;
  lock.write(name.normalize('NFD').replaceAll(/[^ -~]/g, ''), 1, 'latin1');
  lock.writeUInt16LE(name.length, 55);
  lock.write(name, 57, 'utf16le');
  return lock;
};

test.each([
  ['~$book.xlsx', excels('Ana López'), 'Ana López'],
  ['~$book.xlsx', Buffer.concat([Buffer.of(3), Buffer.from('Ana')]), 'Ana'],
  ['.~lock.book.xlsx#', Buffer.from('Ana,ana,desk-2,24.11.2026 09:12,file:///x;'), 'Ana at desk-2'],
  ['.~lock.book.xlsx#', Buffer.from(',ana,desk-2,24.11.2026 09:12,file:///x;'), 'ana at desk-2'],
  ['.~lock.book.xlsx#', Buffer.from('\u0000\u001b[2J'), '[2J'],
  ['~$book.xlsx', Buffer.of(), undefined],
])('%s says who has it open', async (lock, content, holder) => {
  const folder = join(root, 'held');
  await open().write(['held', 'book.xlsx'], bytes, never);
  writeFileSync(join(folder, lock), content);
  expect(await open().write(['held', 'book.xlsx'], bytes, never)).toEqual({ lock, holder });
  await open().remove(['held', lock]);
});

// Each was "the workbook is open", while health said up.
test('what stands in the way is said by its own name', async () => {
  const storage = open();
  const said = async (path: string[]): Promise<string> => {
    const written = storage.write(path, bytes, never).catch((error: unknown) => error);
    return storage.explain(await written);
  };
  writeFileSync(join(root, 'a-file'), '');
  expect(await said(['a-file', 'book.xlsx'])).toMatch(/^a file stands where a folder .*a-file/);
  await storage.write(['a-folder', 'book.xlsx', 'deeper.xlsx'], bytes, never);
  expect(await said(['a-folder', 'book.xlsx'])).toMatch(/^a folder stands .*a-folder$/);
  expect(readdirSync(join(root, 'a-folder'))).toEqual(['book.xlsx']);
});

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
