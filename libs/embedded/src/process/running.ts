import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';

const hasProc = existsSync('/proc/self/stat');

/** The fields of `/proc/<pid>/stat` after the command name, whose own text may hold blanks. */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined; // gone between two looks
  }
}

/**
 * True while the process runs. A zombie counts as gone: in a container nobody may ever reap it,
 * and signal 0 still reaches it.
 */
export function isRunning(pid: number): boolean {
  if (hasProc) {
    const state = statFields(pid)?.[0];
    return state !== undefined && state !== 'Z' && state !== 'X';
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * What tells a process from a later one with the same id: boot and start time. Undefined when
 * there is no such process.
 */
export function processIdentity(pid: number): string | undefined {
  if (!isRunning(pid)) return undefined;
  if (hasProc) {
    const startTicks = statFields(pid)?.[19];
    if (startTicks === undefined) return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${startTicks}`;
  }
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
}

function commandOf(pid: number): string {
  try {
    if (hasProc) return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
  const { stdout } = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim().split('/').at(-1) ?? '';
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined; // gone, a zombie, or not ours to see
  }
}

/** Those of `pids` that none of the others started: the server itself without its workers. */
export function leadersOf(pids: readonly number[]): number[] {
  if (!hasProc) return [...pids];
  return pids.filter((pid) => !pids.includes(Number(statFields(pid)?.[1])));
}

/**
 * Every running process of `program` that works in `folder` (both servers change into their data
 * folder at start). Without /proc only `knownPid`, the one a pid file names, is looked at.
 */
export function findServers(search: {
  program: string;
  folder: string;
  knownPid?: number | undefined;
}): number[] {
  const isOurs = (pid: number): boolean =>
    isRunning(pid) && commandOf(pid).startsWith(search.program);
  if (!hasProc) {
    return search.knownPid !== undefined && isOurs(search.knownPid) ? [search.knownPid] : [];
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => workingFolder(pid) === search.folder && isOurs(pid));
}
