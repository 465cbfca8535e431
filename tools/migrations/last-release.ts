/**
 * `npx node tools/migrations/last-release.ts [REVISION] [SPEC…]`: whether the services of the last release still work on
 * the schema and functions of this tree. Their sources of REVISION (the last tag; before there is one, the revision in
 * last-release.txt) are laid out in a scratch folder, this tree's migrations and functions over theirs, and their own specs
 * run there: those of every write and read of the diary, unless SPEC names others.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments, runCommandLine } from '../command-line.ts';
import { linkPackages } from '../imaginary/scratch-copy.ts';
import { layNewSchema } from './lay-new-schema.ts';

const root = join(import.meta.dirname, '../..');
const recorded = join(import.meta.dirname, 'last-release.txt');

/** What a release does with the database while the next one rolls out. */
const keySpecs = [
  'apps/booking-core/test/verbs.int',
  'apps/booking-core/test/path.int',
  'apps/booking-core/test/door-records.int',
  'apps/booking-core/test/door-erasure.int',
  'apps/booking-core/test/sync.int',
  'apps/voice-gateway/test/callbacks.int',
  'apps/calendar-sync/test/mirror.int',
  'apps/excel-sync/test/workbook.int',
];

const git = (...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

function findRevision(): string {
  try {
    return git('describe', '--tags', '--abbrev=0').trim();
  } catch {
    return readFileSync(recorded, 'utf8').trim(); // nothing has been released yet
  }
}

function layOut(revision: string, scratch: string): void {
  const packed = execFileSync('git', ['archive', revision], { cwd: root, maxBuffer: 2 ** 30 });
  execFileSync('tar', ['-x', '-C', scratch], { input: packed });
  layNewSchema(root, scratch);
  linkPackages(scratch);
  // The client of their own catalogue's model.
  execFileSync(process.execPath, ['tools/postinstall.mjs'], { cwd: scratch });
}

function runSpecs(scratch: string, specs: readonly string[]): number {
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const program = join(root, 'node_modules/jest/bin/jest.js');
  const args = [...jest, program, '--rootDir', scratch, '-w', '1', ...specs];
  return spawnSync(process.execPath, args, { cwd: scratch, stdio: 'inherit' }).status ?? 1;
}

const help = `npx node tools/migrations/last-release.ts [REVISION] [SPEC ...]: the last release's services on this tree's schema.

  REVISION  whose services (the last tag; before there is one, what last-release.txt says)
  SPEC      which of their specs (those of every write and read of the diary)
  --help    this
`;

interface Asked {
  readonly kind: 'run';
  readonly revision: string | undefined;
  readonly specs: readonly string[];
}

async function runLastRelease({ revision = findRevision(), specs }: Asked): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'gomomo-upgrade-'));
  try {
    console.log(`the services of ${revision} on the schema of this tree`);
    layOut(revision, scratch);
    process.exitCode = runSpecs(scratch, specs.length > 0 ? specs : keySpecs);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const asked = readArguments(
  process.argv.slice(2),
  { options: {}, allowPositionals: true },
  (_values, [revision, ...specs]): Asked => ({ kind: 'run', revision, specs }),
);
await runCommandLine(asked, help, runLastRelease);
