import { readdirSync, readFileSync } from 'node:fs';

/** Processor time as the kernel counts it (Linux). Undefined where there is no such count. */
export interface CpuMeter {
  /** Nanoseconds of one thread; a database session is one. */
  threadNs(pid: number): number;
  /** Nanoseconds of all threads of a process. */
  processNs(pid: number): number;
  /** Nanoseconds of a process and its children, ended ones too; in steps of 10 ms. */
  treeNs(pid: number): number;
  /** Nanoseconds of the whole machine. */
  machineNs(): number;
}

const tickNs = 10_000_000;

export function openCpuMeter(): CpuMeter | undefined {
  try {
    threadNs(process.pid);
    return { threadNs, processNs, treeNs, machineNs };
  } catch {
    return undefined;
  }
}

function threadNs(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]);
}

function processNs(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  return sum(threads.map((thread) => ended(() => threadNs(Number(thread)))));
}

function treeNs(pid: number): number {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const own = ended(() => ticksOf(pid, 4));
  const children = processes.map((name) =>
    ended(() => (statOf(Number(name))[1] === String(pid) ? ticksOf(Number(name), 2) : 0)),
  );
  return (own + sum(children)) * tickNs;
}

/** A process may end while it is looked at; then its parent counts it. */
function ended(read: () => number): number {
  try {
    return read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return 0;
    throw error;
  }
}

/** Fields of proc(5) `stat` from `state` on; the name before it may hold anything. */
function statOf(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** utime and stime; with 4, those of children that were waited for too. */
const ticksOf = (pid: number, fields: 2 | 4): number =>
  sum(
    statOf(pid)
      .slice(11, 11 + fields)
      .map(Number),
  );

function machineNs(): number {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = line
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + softirq + steal) * tickNs;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
