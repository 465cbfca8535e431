import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd, isInterrupted } from '../../ending/ending.ts';
import { copyTree, linkPackages } from '../../imaginary/scratch-copy.ts';
import type { Report } from '../report/report.ts';
import { say } from '../say.ts';
import type { Bug } from './bugs.ts';

export interface Hunt {
  readonly out: string;
  /** How many seconds it may take to become quiet. */
  readonly quiet: number;
}

export const patchOf = ({ name }: Pick<Bug, 'name'>): string =>
  join(import.meta.dirname, '../bugs', `${name}.patch`);

/** Does it in a copy of this tree, with the bug in it if there is one; the copy is gone afterwards, however it ends. */
export async function inScratch<Result>(
  bug: Bug | undefined,
  act: (scratch: string) => Promise<Result>,
): Promise<Result> {
  const scratch = mkdtempSync(join(tmpdir(), 'gomomo-bug-'));
  const remove = atEnd(() => rmSync(scratch, { recursive: true, force: true }));
  try {
    copyTree(scratch);
    linkPackages(scratch);
    if (bug !== undefined) apply(bug, scratch);
    return await act(scratch);
  } finally {
    await remove();
  }
}

function apply(bug: Bug, scratch: string): void {
  const { status, stderr } = spawnSync('git', ['apply', patchOf(bug)], {
    cwd: scratch,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${bug.name}: ${stderr}`);
}

type Run = Pick<Bug, 'name' | 'seconds' | 'replays'>;

/** The names of what is broken there; undefined: the run did not come to its end. */
export async function runIn(
  scratch: string,
  { name, seconds, replays }: Run,
  { out, quiet, seed }: Hunt & { readonly seed: number },
): Promise<readonly string[] | undefined> {
  const place = join(out, name);
  mkdirSync(place, { recursive: true });
  const report = join(place, 'report.json');
  rmSync(report, { force: true });
  const numbers = ['--seconds', String(seconds), '--seed', String(seed), '--quiet', String(quiet)];
  const args = [join(scratch, 'tools/torture/main.ts'), ...numbers, '--out', place];
  if (!replays) args.push('--no-replay');
  const child = spawn(process.execPath, args, { cwd: scratch, stdio: 'inherit' });
  const ended = once(child, 'exit');
  atEnd(async () => {
    if (child.kill('SIGTERM')) await ended;
  });
  await ended;
  if (isInterrupted()) throw new Error('interrupted');
  return readBroken(report);
}

function readBroken(file: string): string[] | undefined {
  try {
    const { verdicts } = JSON.parse(readFileSync(file, 'utf8')) as Report;
    return verdicts.flatMap(({ name, broken }) => (broken.length > 0 ? [name] : []));
  } catch {
    say(`${file} was not written`);
    return undefined;
  }
}
