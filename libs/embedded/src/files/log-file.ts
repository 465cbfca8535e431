import { readFileSync, renameSync, statSync } from 'node:fs';

const MAX_LOG_BYTES = 10_000_000;

/** Keeps one earlier log beside the current one, so that a log never outgrows 20 MB over restarts. */
export function rotateLog(path: string): void {
  const log = statSync(path, { throwIfNoEntry: false });
  if (log !== undefined && log.size > MAX_LOG_BYTES) renameSync(path, `${path}.1`);
}

/** The end of a server's log, as an error message quotes it. */
export function lastLines(path: string, count = 8): string {
  try {
    return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '(no log)';
  }
}
