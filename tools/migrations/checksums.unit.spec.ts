// A migration that has been applied anywhere is never edited: databases would differ by their age, and the
// runner refuses to start on them. So each is in checksums.sha256.
//
// Added one: `node tools/migrations/freeze.ts`. Edited one: put it back, write another; if no release has had it
// yet, take its line out and add it again. Only until the first release, while no database counts:
// `node tools/migrations/freeze.ts --renew`.
import { temporaryFolder } from '@gomomo/testing';
import { describe, expect, test } from '@jest/globals';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findFaults, formatList, listFile, parseList, readChecksums } from './checksums.ts';

const root = join(import.meta.dirname, '../..');

test('every migration is as it was when it was listed', () => {
  const listed = parseList(readFileSync(join(root, listFile), 'utf8'));
  expect(listed.size).toBeGreaterThan(8);
  expect(findFaults(listed, readChecksums(root))).toEqual({ changed: [], added: [], late: [] });
});

describe('in a planted tree', () => {
  const folder = 'libs/a/sql/migrations';
  const first = `${folder}/2_first/migration.sql`;
  const planted = (files: Readonly<Record<string, string>>) => {
    const tree = temporaryFolder('migrations-');
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), text);
    }
    return tree;
  };
  const tree = planted({ [first]: 'select 1' });
  const listed = parseList(formatList(readChecksums(tree)));
  const faultsWith = (path: string, text: string) => {
    writeFileSync(join(tree, first), 'select 1');
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
    const faults = findFaults(listed, readChecksums(tree));
    rmSync(join(tree, path));
    return faults;
  };

  test('one that was edited, or is gone, is named', () => {
    expect(faultsWith(first, 'select 2').changed).toEqual([first]);
    expect(findFaults(listed, new Map()).changed).toEqual([first]);
  });

  test('one that is new is to be listed, unless it would be applied too early', () => {
    const later = `${folder}/3_second/migration.sql`;
    expect(faultsWith(later, '')).toEqual({ changed: [], added: [later], late: [] });
    const early = `${folder}/1_zeroth/migration.sql`;
    expect(faultsWith(early, '').late).toEqual([early]);
    const elsewhere = 'libs/b/sql/migrations/1_other/migration.sql';
    expect(faultsWith(elsewhere, '').late).toEqual([]);
  });
});
