/**
 * `npx node tools/migrations/freeze.ts` adds new migrations to the list of checksums that nobody may change.
 * Until the first release, and never after it: `--renew` writes the list anew, whatever was edited.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments, runCommandLine } from '../command-line.ts';
import { findFaults, formatList, listFile, parseList, readChecksums } from './checksums.ts';

const root = join(import.meta.dirname, '../..');

const help = `npx node tools/migrations/freeze.ts: lists new migrations with their checksums; a spec refuses what is edited later.

  --renew  writes the list anew, whatever was edited; never once there has been a release
  --help   this
`;

async function freeze({ isRenewed }: { isRenewed: boolean }): Promise<void> {
  const there = readChecksums(root);
  const { changed, late } = findFaults(
    parseList(readFileSync(join(root, listFile), 'utf8')),
    there,
  );
  if (!isRenewed && changed.length + late.length > 0) {
    for (const path of changed) console.error(`${path} was edited: write another migration`);
    for (const path of late)
      console.error(`${path} comes before one that is listed: name it later`);
    process.exitCode = 1;
    return;
  }
  writeFileSync(join(root, listFile), formatList(there));
  console.log(`${there.size} migrations are listed`);
}

const asked = readArguments(
  process.argv.slice(2),
  { options: { renew: { type: 'boolean', default: false } } },
  ({ renew }) => ({ kind: 'run', isRenewed: renew }) as const,
);
await runCommandLine(asked, help, freeze);
