import { readFileSync } from 'node:fs';

/** A file of a process in /proc (Linux, proc(5)). @throws Error with ENOENT or ESRCH where it has ended */
export const readProc = (pid: number, file: string): string =>
  readFileSync(`/proc/${pid}/${file}`, 'utf8');

/** Of a process that may end while it is looked at. */
export function unlessEnded<Result>(read: () => Result, instead: Result): Result {
  try {
    return read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return instead;
    throw error;
  }
}

/** Fields of `stat` from `state` on; the name before it may hold anything. */
export function statOf(pid: number): string[] {
  const text = readProc(pid, 'stat');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

export const parentOf = (pid: number): number => Number(statOf(pid)[1]);

/** Processor time is counted in hundredths of a second (`USER_HZ`). */
export const ticksPerSecond = 100;

/** utime and stime; with 4, those of children that were waited for too. */
export const ticksOf = (pid: number, fields: 2 | 4): number =>
  statOf(pid)
    .slice(11, 11 + fields)
    .reduce((all, ticks) => all + Number(ticks), 0);

/** What a process has in memory now, and the most that it ever had. */
export type Resident = 'VmRSS' | 'VmHWM';

/** Megabytes; undefined for what has ended and was not waited for. */
export function residentOf(pid: number, reading: Resident): number | undefined {
  const kb = new RegExp(`${reading}:\\s+(\\d+)`).exec(readProc(pid, 'status'))?.[1];
  return kb === undefined ? undefined : Number(kb) / 1_024;
}
