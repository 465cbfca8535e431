import { readdirSync, readFileSync } from 'node:fs';

/** A process and all below it, as Linux tells them. */
export function processesOf(pid: number): number[] {
  const below = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((other) => parentOf(other) === pid);
  return [pid, ...below.flatMap(processesOf)];
}

/** Megabytes of a process and all below it; pages that several of them share are counted once. */
export const memoryOfTree = (pid: number): number =>
  process.platform === 'linux'
    ? processesOf(pid).reduce((all, each) => all + ownKb(each), 0) / 1_024
    : Number.NaN;

const parentOf = (pid: number): number => {
  const text = readProc(pid, 'stat');
  return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1]);
};

const ownKb = (pid: number): number =>
  Number(/^Pss:\s+(\d+)/m.exec(readProc(pid, 'smaps_rollup'))?.[1] ?? 0);

/** Nothing where it has ended meanwhile. */
function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return '';
    throw error;
  }
}
