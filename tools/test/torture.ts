import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../torture/report/report.ts';
import { torture } from '../ship-readiness/claims.ts';
import { keepResults, now, type TestResult } from '../ship-readiness/results.ts';
import { nothing, type Count } from './count.ts';
import { root, runProgram } from './programs.ts';
import { say } from './say.ts';

/** The same faults every time, and a pace that a loaded machine of two cores has, too. */
const args = ['--seconds', '90', '--quiet', '120', '--seed', '1', '--pace', '10'];

/** A short torture where everything is required; each invariant counts as one, and what came of it is kept. */
export async function runTorture(folder: string): Promise<Count> {
  if (process.env['REQUIRE_ALL'] !== '1') {
    say('torture: only where everything is required (REQUIRE_ALL=1), or by npm run torture');
    return nothing;
  }
  say('torture...');
  const out = join(folder, 'torture');
  const { ok } = await runProgram(process.execPath, [torture, ...args, '--out', out], {
    shown: true,
  });
  const report = readReport(join(out, 'report.json'));
  for (const says of findUninstalled(report)) say(`torture: a part is missing: ${says}`);
  const tests = toTests(report, ok);
  keepResults(root, { [torture]: { ...now(root), tests } });
  return toCount(tests);
}

export type Counted = Pick<Report, 'verdicts' | 'shortfalls' | 'missing'>;

function readReport(file: string): Counted | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : undefined;
}

/** Kinds of fault that an installation would have made possible. */
const findUninstalled = (report: Counted | undefined): string[] =>
  (report?.missing ?? []).filter((each) => each.isInstallable).map(({ says }) => says);

/** A run without a report, too short to prove anything or without what can be installed is a failure. */
export function toTests(report: Counted | undefined, ok: boolean): TestResult[] {
  if (report === undefined) return [failed('no report')];
  const tests = [
    ...report.verdicts.map(({ name, broken }) =>
      broken.length === 0 ? { name, status: 'passed' } : failed(name),
    ),
    ...[...report.shortfalls, ...findUninstalled(report)].map(failed),
  ];
  return ok || tests.some(({ status }) => status === 'failed')
    ? tests
    : [...tests, failed('its end')];
}

const failed = (name: string): TestResult => ({ name, status: 'failed' });

function toCount(tests: readonly TestResult[]): Count {
  const passed = tests.filter(({ status }) => status === 'passed').length;
  return { passed, failed: tests.length - passed, skipped: 0 };
}
