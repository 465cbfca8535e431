import { spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess } from '../../ending/end-process.ts';
import { residentOf, unlessEnded } from '../../proc.ts';

export interface Running {
  readonly name: string;
  /** Its last lines, for whom it disappointed. */
  tail(): string;
  hasEnded(): boolean;
  /** Most memory it has held, in MB; undefined where the system does not say. */
  peakMegabytes(): number | undefined;
  stop(): Promise<void>;
}

const stopWithinMs = 10_000;

/** A program that goes on, its output in a file of the folder. */
export function startProgram(
  name: string,
  program: string,
  args: readonly string[],
  folder: string,
): Running {
  const log = join(folder, `${name}.log`);
  const file = openSync(log, 'a');
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', file, file] });
  child.on('error', () => undefined); // one that could not be run has no pid, and is waited for in vain
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    name,
    tail: () => readFileSync(log, 'utf8').split('\n').slice(-8).join('\n'),
    hasEnded,
    peakMegabytes: () => peakOf(child.pid),
    stop: () => endProcess(child, stopWithinMs),
  };
}

/** Undefined where there is no /proc, too. */
function peakOf(pid: number | undefined): number | undefined {
  if (pid === undefined) return undefined;
  const peak = unlessEnded(() => residentOf(pid, 'VmHWM'), undefined);
  return peak === undefined ? undefined : Math.round(peak);
}
