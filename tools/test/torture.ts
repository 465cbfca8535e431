import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../torture/report/report.ts';
import { nothing, type Count } from './count.ts';
import { runProgram } from './programs.ts';
import { say } from './say.ts';

/** The same faults every time, and a machine that may be slow: what must hold holds anyway. */
const args = ['--seconds', '90', '--quiet', '120', '--seed', '1', '--no-pace'];

/** A short torture where everything is required; each invariant counts as one. */
export async function runTorture(folder: string): Promise<Count> {
  if (!process.env['REQUIRE_ALL']) {
    say('torture: only where everything is required (REQUIRE_ALL=1), or by npm run torture');
    return nothing;
  }
  say('torture...');
  const out = join(folder, 'torture');
  const program = 'tools/torture/main.ts';
  const { ok } = await runProgram(process.execPath, [program, ...args, '--out', out], {
    shown: true,
  });
  return toCount(join(out, 'report.json'), ok);
}

/** A run without a report, or too short to prove anything, is a failure. */
function toCount(reportFile: string, ok: boolean): Count {
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, skipped: 0 };
  const { verdicts, shortfalls } = JSON.parse(readFileSync(reportFile, 'utf8')) as Report;
  const broken = verdicts.filter((each) => each.broken.length > 0).length + shortfalls.length;
  return {
    passed: verdicts.filter((each) => each.broken.length === 0).length,
    failed: broken === 0 && !ok ? 1 : broken,
    skipped: 0,
  };
}
