import { readdirSync, readFileSync } from 'node:fs';
import { parentOf, readProc, ticksOf, ticksPerSecond, unlessEnded } from '../../proc.ts';

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

const tickNs = 1e9 / ticksPerSecond;

export function openCpuMeter(): CpuMeter | undefined {
  try {
    threadNs(process.pid);
    return { threadNs, processNs, treeNs, machineNs };
  } catch {
    return undefined;
  }
}

function threadNs(pid: number): number {
  return Number(readProc(pid, 'schedstat').split(' ')[0]);
}

function processNs(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  return sum(threads.map((thread) => unlessEnded(() => threadNs(Number(thread)), 0)));
}

function treeNs(pid: number): number {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const own = unlessEnded(() => ticksOf(pid, 4), 0);
  const children = processes.map((name) =>
    unlessEnded(() => (parentOf(Number(name)) === pid ? ticksOf(Number(name), 2) : 0), 0),
  );
  return (own + sum(children)) * tickNs;
}

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
