import { readdirSync } from 'node:fs';
import { residentOf, ticksOf, ticksPerSecond } from '../proc.ts';

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

/** Undefined when there is no such process any more. */
export function sampleProcess(process: string, pid: number, at: number): Sample | undefined {
  try {
    return {
      ...{ process, pid, at, memory: residentOf(pid, 'VmRSS') ?? Number.NaN },
      handles: readdirSync(`/proc/${pid}/fd`).length,
      busy: ticksOf(pid, 2) / ticksPerSecond,
    };
  } catch {
    return undefined;
  }
}
