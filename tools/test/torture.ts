import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../torture/report/report.ts';
import { nothing, type Count } from './count.ts';
import { runProgram } from './programs.ts';
import { say } from './say.ts';

/** The same faults every time, and a pace that a loaded machine of two cores has, too. */
const args = ['--seconds', '90', '--quiet', '120', '--seed', '1', '--pace', '10'];

/** A short torture where everything is required; each invariant counts as one. */
export async function runTorture(folder: string): Promise<Count> {
  if (process.env['REQUIRE_ALL'] !== '1') {
    say('torture: only where everything is required (REQUIRE_ALL=1), or by npm run torture');
    return nothing;
  }
  say('torture...');
  const out = join(folder, 'torture');
  const program = 'tools/torture/main.ts';
  const { ok } = await runProgram(process.execPath, [program, ...args, '--out', out], {
    shown: true,
  });
  const report = readReport(join(out, 'report.json'));
  for (const says of findUninstalled(report)) say(`torture: a part is missing: ${says}`);
  return toCount(report, ok);
}

export type Counted = Pick<Report, 'verdicts' | 'shortfalls' | 'missing'>;

function readReport(file: string): Counted | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : undefined;
}

/** Kinds of fault that an installation would have made possible. */
const findUninstalled = (report: Counted | undefined): string[] =>
  (report?.missing ?? []).filter((each) => each.isInstallable).map(({ says }) => says);

/** A run without a report, too short to prove anything or without what can be installed is a failure. */
export function toCount(report: Counted | undefined, ok: boolean): Count {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const { verdicts, shortfalls } = report;
  const broken = verdicts.filter((each) => each.broken.length > 0).length;
  const failed = broken + shortfalls.length + findUninstalled(report).length;
  return { passed: verdicts.length - broken, failed: failed === 0 && !ok ? 1 : failed, skipped: 0 };
}
