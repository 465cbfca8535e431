import { temporaryFolder, until } from '@gomomo/testing';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from 'xlsx';
import { watchWorkbooks, type WatchedWorkbooks } from '../look/watch-workbooks.ts';
import { findFlaw, openWorkbook, readWorkbook } from '../look/workbooks.ts';
import { north } from './sound-visits.ts';

function toFile(sheets: readonly string[]): Buffer {
  const book = utils.book_new();
  for (const name of sheets) {
    utils.book_append_sheet(book, utils.json_to_sheet([{ id: name }]), name);
  }
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

const whole = toFile(['Appointments', 'Clients', 'Changes']);
const emptyArchive = Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)]);

let file: string;
let watched: WatchedWorkbooks;

beforeEach(() => {
  const folder = temporaryFolder('torture-');
  mkdirSync(join(folder, 'north-1'));
  file = join(folder, 'north-1', 'north.xlsx');
  watched = watchWorkbooks(folder, [north]);
});
afterEach(() => watched.stop());

const put = (bytes: Buffer): void => {
  writeFileSync(`${file}.new`, bytes);
  renameSync(`${file}.new`, file);
};
const seesThat = (line: RegExp): Promise<void> =>
  until(() => expect(watched.torn().join('\n')).toMatch(line));

test('a whole workbook has no flaw, is read sheet by sheet, and is left in peace', async () => {
  expect(findFlaw(whole)).toBeUndefined();
  expect(openWorkbook(whole).clients).toEqual([{ id: 'Clients' }]);
  put(whole);
  await until(() => expect(watched.looks()).toBeGreaterThan(1));
  await until(() => expect(watched.openings()).toBe(1));
  expect(watched.torn()).toEqual([]);
  expect(readWorkbook(watched.folder, north)?.rows).toEqual([{ id: 'Appointments' }]);
});

test('an archive with nothing in it is no workbook', async () => {
  expect(findFlaw(emptyArchive)).toBe('had nothing in it');
  put(emptyArchive);
  await seesThat(/^north.xlsx had nothing in it/);
});

test('nor is one that has no end yet', async () => {
  put(whole.subarray(0, 200));
  await seesThat(/had 200 bytes and no end/);
});

test('one that cannot be opened is seen, although its archive is whole', async () => {
  put(toFile(['Appointments']));
  await seesThat(/could not be opened: .*no sheet Clients/);
});

test('one that cannot be read any more is seen', async () => {
  const broken = Buffer.from(whole);
  broken.fill(0xff, 1_000, 6_000);
  expect(findFlaw(broken)).toBeUndefined();
  put(broken);
  await seesThat(/could not be opened/);
});

test('one that is gone is seen once it was there', async () => {
  await until(() => expect(watched.looks()).toBeGreaterThan(1));
  expect(watched.torn()).toEqual([]);
  put(whole);
  await until(() => expect(readWorkbook(watched.folder, north)).toBeDefined());
  const before = watched.looks();
  await until(() => expect(watched.looks()).toBeGreaterThan(before + 1));
  rmSync(file);
  await seesThat(/north.xlsx was gone/);
});
