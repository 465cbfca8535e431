import type { Entry } from '../torture/history/history.ts';

/** What clients did, and what came of it. */
export interface LoadFacts {
  /** Successful ones a second. */
  readonly operations: number;
  /** By the code of the answer, the most frequent first. */
  readonly refused: readonly (readonly [code: string, count: number])[];
  readonly unanswered: number;
  readonly all: number;
}

export function toLoadFacts(entries: readonly Pick<Entry, 'answer'>[], minutes: number): LoadFacts {
  const answersOf = (kind: string) =>
    entries.filter(({ answer }) => (answer?.kind ?? 'unknown') === kind);
  const refused = Map.groupBy(
    answersOf('refused'),
    ({ answer }) => answer?.code || String(answer?.status ?? '?'),
  );
  return {
    operations: answersOf('ok').length / (minutes * 60),
    refused: [...refused]
      .map(([code, each]) => [code, each.length] as const)
      .toSorted(([, one], [, other]) => other - one),
    unanswered: answersOf('unknown').length,
    all: entries.length,
  };
}

/** Less than this a second is no load. */
const operationsLeast = 5;
/** Of all that was asked: a process that is busy for a moment; nothing is broken on purpose. */
const unansweredMost = 0.002;

/** What makes the run a failure whatever the processes did, a sentence each. */
export function findLoadFaults({ operations, unanswered, all }: LoadFacts): string[] {
  return [
    ...(operations < operationsLeast
      ? [`only ${operations.toFixed(1)} operations a second succeeded`]
      : []),
    ...(unanswered > unansweredMost * all ? [`${unanswered} of ${all} acts had no answer`] : []),
  ];
}
