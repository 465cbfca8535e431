import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { copyTree, linkPackages } from '../../imaginary/scratch-copy.ts';
import type { TortureOptions } from '../options.ts';
import type { Report } from '../report/report.ts';
import { atEnd } from '../../ending/ending.ts';
import { say } from '../say.ts';
import { bugs, type Bug } from './bugs.ts';

export const patchOf = ({ name }: Pick<Bug, 'name'>): string =>
  join(import.meta.dirname, '../bugs', `${name}.patch`);

/** Puts each bug into a copy of its own and runs the torture there; true when every one was found. */
export async function prove({ prove: names = [], out, quiet }: TortureOptions): Promise<boolean> {
  const unknown = names.filter((name) => !bugs.some((bug) => bug.name === name));
  if (unknown.length > 0) {
    say(`no such bug: ${unknown.join(', ')}; there are ${bugs.map(({ name }) => name).join(', ')}`);
    return false;
  }
  const wanted =
    names.length === 0
      ? bugs
      : names.flatMap((name) => bugs.find((bug) => bug.name === name) ?? []);
  const rows = ['| bug | what it is | seed | found by |', '| --- | --- | --- | --- |'];
  let isProven = true;
  for (const bug of wanted) {
    const found = await hunt(bug, { out: resolve(out), quiet });
    isProven &&= found !== undefined;
    const by = found?.invariants.join(', ') ?? 'nothing';
    rows.push(`| \`${bug.name}\` | ${bug.says} | ${found?.seed ?? '–'} | ${by} |`);
    say(rows.at(-1) ?? '');
  }
  writeFileSync(join(resolve(out), 'proof.md'), `${rows.join('\n')}\n`);
  return isProven;
}

interface Found {
  readonly seed: number;
  readonly invariants: readonly string[];
}

interface Hunt {
  readonly out: string;
  readonly quiet: number;
}

async function hunt(bug: Bug, hunting: Hunt): Promise<Found | undefined> {
  const scratch = mkdtempSync(join(tmpdir(), 'gomomo-bug-'));
  try {
    copyTree(scratch);
    linkPackages(scratch);
    const applied = spawnSync('git', ['apply', patchOf(bug)], { cwd: scratch, encoding: 'utf8' });
    if (applied.status !== 0) throw new Error(`${bug.name}: ${applied.stderr}`);
    for (const seed of bug.seeds) {
      const invariants = await runIn(scratch, bug, { ...hunting, seed });
      if (invariants.some((name) => bug.foundBy.includes(name))) return { seed, invariants };
      say(
        `${bug.name}: seed ${seed} does not find it (broken: ${invariants.join(', ') || 'none'})`,
      );
    }
    return undefined;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The names of what is broken there. */
async function runIn(
  scratch: string,
  { name, seconds, replays }: Bug,
  { out, quiet, seed }: Hunt & { readonly seed: number },
): Promise<readonly string[]> {
  const place = join(out, name);
  mkdirSync(place, { recursive: true });
  const report = join(place, 'report.json');
  rmSync(report, { force: true });
  const numbers = ['--seconds', String(seconds), '--seed', String(seed), '--quiet', String(quiet)];
  const args = [join(scratch, 'tools/torture/main.ts'), ...numbers, '--no-pace', '--out', place];
  if (!replays) args.push('--no-replay');
  const child = spawn(process.execPath, args, { cwd: scratch, stdio: 'inherit' });
  atEnd(() => void child.kill('SIGTERM'));
  await once(child, 'exit');
  const { verdicts } = readReport(report);
  return verdicts.filter(({ broken }) => broken.length > 0).map((verdict) => verdict.name);
}

/** A run that did not come to its end has found nothing. */
function readReport(file: string): Pick<Report, 'verdicts'> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    say(`${file} was not written`);
    return { verdicts: [] };
  }
}
