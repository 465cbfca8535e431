import { existsSync, readFileSync } from 'node:fs';
import { setInterval } from 'node:timers';
import type { Count } from './count.ts';
import { runProgram } from './programs.ts';
import { say } from './say.ts';

/** The part of jest's --json report that is read here. */
interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
  success: boolean;
}

const LINGER_MS = 30_000;

/**
 * Runs jest and reads its report. A suite that could not run counts as a failure, so does a run
 * without a report, and one that does not end after its report: a test left something open.
 */
export async function runJest(options: {
  title: string;
  args: readonly string[];
  outputFile: string;
  env?: NodeJS.ProcessEnv;
}): Promise<Count> {
  say(`${options.title}...`);
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const report = ['--json', `--outputFile=${options.outputFile}`];
  let hasLingered = false;
  let watch: NodeJS.Timeout | undefined;
  const { ok } = await runProgram(
    process.execPath,
    [...flags, 'node_modules/jest/bin/jest.js', ...options.args, ...report],
    {
      shown: true,
      env: options.env ?? {},
      onStart: (end) => {
        watch = endAfterReport(options.outputFile, () => {
          hasLingered = true;
          end();
        });
      },
    },
  );
  clearInterval(watch);
  if (hasLingered) say('jest did not end by itself: a test left a server, socket or timer open');
  return toCount(options.outputFile, ok);
}

function endAfterReport(file: string, end: () => void): NodeJS.Timeout {
  let reportedAt: number | undefined;
  return setInterval(() => {
    if (existsSync(file)) reportedAt ??= performance.now();
    if (reportedAt !== undefined && performance.now() - reportedAt > LINGER_MS) end();
  }, 1_000);
}

function toCount(outputFile: string, ok: boolean): Count {
  if (!existsSync(outputFile)) return { passed: 0, failed: ok ? 0 : 1, skipped: 0 };
  const report = JSON.parse(readFileSync(outputFile, 'utf8')) as JestReport;
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report.numPassedTests,
    // An unclean end of a run without a failed test (a coverage limit, an open handle) still fails.
    failed: failed === 0 && !ok ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
