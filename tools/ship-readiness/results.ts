import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export interface SpecResult {
  /** Of the sources that were tested; with `+` where more than that had been changed. */
  readonly commit: string;
  readonly at: string;
  readonly tests: readonly { readonly name: string; readonly status: string }[];
}

/** What came of each spec file when it was last run, by its path in the repository. */
export type Results = Readonly<Record<string, SpecResult>>;

/** The part of jest's --json report that is read here. */
interface JestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly endTime: number;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

export const resultsFile = (root: string): string => join(root, '.cache/test-results.json');

export function readResults(file: string): Results {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : {};
}

/** Keeps what a report says of its specs; what is known of others stays. */
export function keepResults(root: string, reportFile: string): void {
  if (!existsSync(reportFile)) return;
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as JestReport;
  const file = resultsFile(root);
  mkdirSync(dirname(file), { recursive: true });
  const results = { ...readResults(file), ...toResults(report, root, commitOf(root)) };
  writeFileSync(file, JSON.stringify(results));
}

export function toResults(report: JestReport, root: string, commit: string): Results {
  return Object.fromEntries(
    report.testResults.map(({ name, endTime, assertionResults }) => [
      relative(root, name),
      {
        commit,
        at: new Date(endTime).toISOString().slice(0, 16).replace('T', ' '),
        tests: assertionResults.map(({ fullName, status }) => ({ name: fullName, status })),
      },
    ]),
  );
}

function commitOf(root: string): string {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const isChanged = git('status', '--porcelain', '--untracked-files=no') !== '';
    return git('rev-parse', '--short=10', 'HEAD').trim() + (isChanged ? '+' : '');
  } catch {
    return 'unknown';
  }
}
