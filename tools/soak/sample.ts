import { readdirSync, readFileSync } from 'node:fs';

/** What one process holds at one moment. */
export interface Sample {
  readonly process: string;
  readonly pid: number;
  /** Seconds since the run began. */
  readonly at: number;
  /** Megabytes that it has in memory. */
  readonly memory: number;
  /** Open files, sockets and pipes. */
  readonly handles: number;
  /** Seconds of processor time since it began. */
  readonly busy: number;
}

/** Linux counts processor time in hundredths of a second (`USER_HZ`, proc(5)). */
const ticksPerSecond = 100;

/** Undefined when there is no such process any more. */
export function sampleProcess(process: string, pid: number, at: number): Sample | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
    // The name, in brackets, may have spaces: fields are counted behind it.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    const [user = 0, system = 0] = stat.slice(11, 13).map(Number);
    return {
      ...{ process, pid, at, memory: kilobytes / 1_024 },
      handles: readdirSync(`/proc/${pid}/fd`).length,
      busy: (user + system) / ticksPerSecond,
    };
  } catch {
    return undefined;
  }
}
