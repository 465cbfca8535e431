import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { readCommit } from '../read-commit.ts';

export interface TestResult {
  readonly name: string;
  readonly status: string;
}

export interface SpecResult {
  /** Of the sources that were tested; with `+` where more than that had been changed. */
  readonly commit: string;
  readonly at: string;
  readonly tests: readonly TestResult[];
}

/** What came of each spec file, and of the torture, when it was last run, by its path in the repository. */
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

/** What is known of others stays. */
export function keepResults(root: string, results: Results): void {
  const file = resultsFile(root);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...readResults(file), ...results }));
}

/** What a report of jest says of its specs. */
export function readJestReport(root: string, reportFile: string): Results {
  if (!existsSync(reportFile)) return {};
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as JestReport;
  return toResults(report, root, readCommit(root));
}

/** For what was run at this moment. */
export const now = (root: string): Pick<SpecResult, 'commit' | 'at'> => ({
  commit: readCommit(root),
  at: minuteOf(Date.now()),
});

export function toResults(report: JestReport, root: string, commit: string): Results {
  return Object.fromEntries(
    report.testResults.map(({ name, endTime, assertionResults }) => [
      relative(root, name),
      {
        commit,
        at: minuteOf(endTime),
        tests: assertionResults.map(({ fullName, status }) => ({ name: fullName, status })),
      },
    ]),
  );
}

const minuteOf = (ms: number): string => new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
