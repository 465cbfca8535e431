import { cpus, totalmem } from 'node:os';
import type { Entry, Note } from '../history/history.ts';
import type { Verdict } from '../check/verdict.ts';
import type { MissingFault } from '../nemesis/missing.ts';
import type { TortureOptions } from '../options.ts';
import { countActs, type Act } from './acts.ts';
import { findUnmet } from './kinds-of-faults.ts';
import { findShortfalls, type Watched } from './shortfalls.ts';

export interface Report {
  readonly isWell: boolean;
  readonly seed: number;
  readonly commit: string;
  readonly at: string;
  readonly host: string;
  readonly seconds: number;
  /** Successful operations a second before the first fault. */
  readonly pace: number;
  readonly operations: Readonly<Record<string, number>>;
  /** What must have been done for this to be a proof, and how often it was. */
  readonly acts: Readonly<Record<Act, number>>;
  /** Those that took effect. */
  readonly faults: readonly Note[];
  /** Those that were planned and found nothing to strike. */
  readonly failedFaults: readonly Note[];
  /** Kinds of fault that this machine does not allow. */
  readonly missing: readonly MissingFault[];
  /** What clients have given up, and faults that were not undone in time. */
  readonly givenUp: readonly Note[];
  readonly phases: readonly Note[];
  readonly watched: Watched;
  readonly verdicts: readonly Verdict[];
  /** What makes the run itself no proof. */
  readonly shortfalls: readonly string[];
  /** Successful and other operations of every second. */
  readonly timeline: readonly Second[];
}

export interface Second {
  readonly ok: number;
  readonly refused: number;
  readonly unknown: number;
}

const rowsMax = 200;

export interface ReportFacts {
  readonly options: TortureOptions;
  readonly data: { readonly entries: readonly Entry[]; readonly notes: readonly Note[] };
  readonly verdicts: readonly Verdict[];
  readonly missing: readonly MissingFault[];
  readonly watched: Watched;
  readonly commit: string;
}

export function toReport(facts: ReportFacts): Report {
  const { options, data, verdicts, missing, watched, commit } = facts;
  const { entries, notes } = data;
  const noted = (what: RegExp): Note[] => notes.filter(({ note }) => what.test(note));
  const faults = noted(/^fault: /);
  const phases = noted(/^phase: /);
  const givenUp = noted(/ gave up: |^not undone: /);
  const pace = toPace(entries, phases, faults);
  const done = countActs(entries);
  const unmet = findUnmet(
    options.seconds,
    faults.map(({ note }) => note),
    missing.map(({ kind }) => kind),
  );
  const measured = { pace, done, faults: faults.length, unmet, givenUp: givenUp.length, watched };
  const shortfalls = findShortfalls(options, measured);
  return {
    isWell: shortfalls.length === 0 && verdicts.every(({ broken }) => broken.length === 0),
    ...{ seed: options.seed, commit, at: new Date().toISOString(), seconds: options.seconds },
    host: `${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    ...{ pace, operations: countOperations(entries), acts: done, faults, phases, shortfalls },
    ...{ failedFaults: noted(/^fault failed: /), missing, givenUp, watched },
    verdicts: verdicts.map((each) => ({ ...each, broken: each.broken.slice(0, rowsMax) })),
    timeline: toTimeline(entries),
  };
}

function toPace(
  entries: readonly Entry[],
  phases: readonly Note[],
  faults: readonly Note[],
): number {
  const from = phases.find(({ note }) => note === 'phase: load')?.at ?? 0;
  const to = faults[0]?.at ?? phases.at(-1)?.at ?? 0;
  const done = entries.filter(({ answer }) => {
    return answer?.kind === 'ok' && answer.at >= from && answer.at < to;
  });
  return to > from ? (done.length * 1_000) / (to - from) : 0;
}

function countOperations(entries: readonly Entry[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { op, answer } of entries) {
    const name = `${op} ${answer?.kind ?? 'unknown'}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function toTimeline(entries: readonly Entry[]): Second[] {
  const seconds: { ok: number; refused: number; unknown: number }[] = [];
  for (const { answer } of entries) {
    if (answer === undefined) continue;
    const at = Math.floor(answer.at / 1_000);
    while (seconds.length <= at) seconds.push({ ok: 0, refused: 0, unknown: 0 });
    const second = seconds[at];
    if (second !== undefined) second[answer.kind] += 1;
  }
  return seconds;
}
