import { readFileSync, renameSync, statSync } from 'node:fs';

const MAX_LOG_BYTES = 10_000_000;

/** Keeps one earlier log beside the current one, so that a log never outgrows 20 MB over restarts. */
export function rotateLog(path: string): void {
  const log = statSync(path, { throwIfNoEntry: false });
  if (log !== undefined && log.size > MAX_LOG_BYTES) renameSync(path, `${path}.1`);
}

export function logSize(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * The end of what a server wrote after the first `fromByte` bytes of its log, as an error quotes
 * it: what an earlier start complained of must not be blamed on this one.
 */
export function lastLines(path: string, fromByte: number, count = 8): string {
  try {
    const text = readFileSync(path).subarray(fromByte).toString('utf8');
    return text.trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '(no log)';
  }
}
