import { readdirSync } from 'node:fs';
import { memoryOfTree, processesOf } from '../process-tree.ts';
import { residentOf, ticksOf, ticksPerSecond, unlessEnded } from '../proc.ts';

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
      handles: handlesOf(pid),
      busy: ticksOf(pid, 2) / ticksPerSecond,
    };
  } catch {
    return undefined;
  }
}

/** The same of a server with a process for each of its sessions, those that have ended included. */
export function sampleTree(process: string, pid: number, at: number): Sample | undefined {
  const pids = processesOf(pid);
  const sum = (of: (pid: number) => number): number =>
    pids.reduce((all, each) => all + unlessEnded(() => of(each), 0), 0);
  const busy = sum((each) => ticksOf(each, 4)) / ticksPerSecond;
  if (busy === 0) return undefined;
  return { process, pid, at, memory: memoryOfTree(pid), handles: sum(handlesOf), busy };
}

const handlesOf = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length;
