/**
 * `node tools/migrations/freeze.ts` adds new migrations to the list of checksums that nobody may change.
 * Until the first release, and never after it: `--renew` writes the list anew, whatever was edited.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFaults, formatList, listFile, parseList, readChecksums } from './checksums.ts';

const root = join(import.meta.dirname, '../..');
const there = readChecksums(root);
const listed = parseList(readFileSync(join(root, listFile), 'utf8'));
const { changed, late } = findFaults(listed, there);
const isRenewed = process.argv.includes('--renew');

if (!isRenewed && changed.length + late.length > 0) {
  for (const path of changed) console.error(`${path} was edited: write another migration`);
  for (const path of late) console.error(`${path} comes before one that is listed: name it later`);
  process.exitCode = 1;
} else {
  writeFileSync(join(root, listFile), formatList(there));
  console.log(`${there.size} migrations are listed`);
}
