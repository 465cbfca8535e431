import { readdirSync } from 'node:fs';
import { parentOf, readProc, unlessEnded } from './proc.ts';

/** A process and all below it, as Linux tells them. */
export function processesOf(pid: number): number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const children = Map.groupBy(all, (each) => unlessEnded(() => parentOf(each), 0));
  const below = (parent: number): number[] => [
    parent,
    ...(children.get(parent) ?? []).flatMap(below),
  ];
  return below(pid);
}

/** Megabytes of a process and all below it; pages that several of them share are counted once. */
export const memoryOfTree = (pid: number): number =>
  process.platform === 'linux'
    ? processesOf(pid).reduce((all, each) => all + ownKb(each), 0) / 1_024
    : Number.NaN;

const ownKb = (pid: number): number =>
  Number(/^Pss:\s+(\d+)/m.exec(unlessEnded(() => readProc(pid, 'smaps_rollup'), ''))?.[1] ?? 0);
