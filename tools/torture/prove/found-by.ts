import type { Bug } from './bugs.ts';

interface Broken {
  readonly broken: readonly string[];
  /** What is broken without the bug. */
  readonly control: readonly string[];
}

/**
 * The invariants that have found it: those that can, but for any that a tree without the bug breaks as well. So a machine
 * that is too slow to become quiet in time finds nothing.
 */
export const foundBy = (bug: Pick<Bug, 'foundBy'>, { broken, control }: Broken): string[] =>
  broken.filter((name) => bug.foundBy.includes(name) && !control.includes(name));
