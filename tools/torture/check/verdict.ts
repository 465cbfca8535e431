import type { Data } from '../look/data.ts';

/** What must hold when it is quiet again, whatever was done to the stack. */
export interface Invariant {
  readonly name: string;
  readonly says: string;
  /** A line for each thing that breaks it. */
  find(data: Data): readonly string[];
}

export interface Verdict {
  readonly name: string;
  readonly says: string;
  readonly broken: readonly string[];
}

export const judge = (invariants: readonly Invariant[], data: Data): Verdict[] =>
  invariants.map(({ name, says, find }) => ({ name, says, broken: find(data) }));
