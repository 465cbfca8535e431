import { median } from '../bench/report/statistics.ts';
import type { Held } from './held.ts';
import type { Sample } from './sample.ts';

/** When each part of the run began and ended, in seconds since it began. */
export interface Phases {
  readonly idle: Span;
  readonly load: Span;
  readonly rest: Span;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is to be told of one process. */
export interface Finding {
  readonly process: string;
  /** Megabytes at rest before the load, in the middle of it, at its end and at rest after it. */
  readonly memory: { readonly idle: number; middle: number; end: number; rest: number };
  /** Megabytes that are left after a collection: before the load, in its middle, after it; NaN of what is not ours. */
  readonly held: { readonly idle: number; readonly middle: number; readonly rest: number };
  /** Megabytes an hour by which that grows over the second half of the load. */
  readonly slope: number;
  readonly handles: { readonly idle: number; readonly most: number; readonly rest: number };
  /** Of one core, in percent. */
  readonly busy: { readonly idle: number; readonly load: number; readonly rest: number };
  readonly hasEnded: boolean;
}

export function toFindings(
  samples: readonly Sample[],
  held: readonly Held[],
  phases: Phases,
): Finding[] {
  return [...Map.groupBy(samples, (each) => each.process)].map(([process, own]) => {
    const at = (span: Span): readonly Sample[] =>
      own.filter((each) => each.at >= span.from && each.at <= span.to);
    const [idle, load, rest] = [at(phases.idle), at(phases.load), at(phases.rest)];
    const middle = (phases.load.from + phases.load.to) / 2;
    const second = load.filter((each) => each.at >= middle);
    return {
      process,
      memory: {
        idle: medianOf(idle, 'memory'),
        middle: second[0]?.memory ?? Number.NaN,
        end: load.at(-1)?.memory ?? Number.NaN,
        rest: medianOf(rest, 'memory'),
      },
      ...toHeld(
        held.filter((each) => each.process === process),
        middle,
        phases.load.to,
      ),
      handles: {
        idle: medianOf(idle, 'handles'),
        most: Math.max(...load.map((each) => each.handles)),
        rest: medianOf(rest, 'handles'),
      },
      busy: { idle: busyIn(idle), load: busyIn(load), rest: busyIn(rest) },
      hasEnded: new Set(own.map(({ pid }) => pid)).size > 1 || rest.length === 0,
    };
  });
}

function toHeld(held: readonly Held[], from: number, to: number): Pick<Finding, 'held' | 'slope'> {
  const second = held.filter(({ at }) => at >= from && at <= to);
  const of = (each: Held | undefined): number => each?.memory ?? Number.NaN;
  return {
    held: { idle: of(held[0]), middle: of(second[0]), rest: of(held.at(-1)) },
    slope: slopeOf(second) * 3_600,
  };
}

const medianOf = (samples: readonly Sample[], what: 'memory' | 'handles'): number =>
  median(samples.map((each) => each[what]));

/** Megabytes a second, by least squares. */
function slopeOf(samples: readonly Pick<Sample, 'at' | 'memory'>[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const atMean = mean(samples.map(({ at }) => at));
  const memoryMean = mean(samples.map(({ memory }) => memory));
  let above = 0;
  let below = 0;
  for (const { at, memory } of samples) {
    above += (at - atMean) * (memory - memoryMean);
    below += (at - atMean) ** 2;
  }
  return above / below;
}

function busyIn(samples: readonly Sample[]): number {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || last.at <= first.at) return Number.NaN;
  return (100 * (last.busy - first.busy)) / (last.at - first.at);
}

/** Conversations of the last hours are remembered; what is held grows no faster than this by them, in MB an hour. */
const slopeMost = 30;
/** Connections that a pool still keeps, and no more. */
const handlesLeft = 15;
/** Percent of a core that a process may take at rest, afterwards, more than before. */
const busierMost = 3;

/** What a run must have seen: every process, and of each service what it holds. */
export interface Watched {
  readonly all: readonly string[];
  readonly services: readonly string[];
}

/** What makes the run a failure, a sentence each. */
export const findFaults = (findings: readonly Finding[], { all, services }: Watched): string[] => [
  ...all
    .filter((name) => !findings.some(({ process }) => process === name))
    .map((name) => `${name} was never seen`),
  ...findings.flatMap((finding) => faultsOf(finding, services.includes(finding.process))),
];

/** What was not done, or not up, when all should have been mirrored. */
export const toUnsettledFaults = (unsettled: readonly string[]): string[] =>
  unsettled.map((what) => `not settled after the load: ${what}`);

function faultsOf({ process, slope, handles, hasEnded, held, busy }: Finding, isAsked: boolean) {
  const isSilent = isAsked && Object.values(held).some(Number.isNaN);
  return [
    ...(hasEnded ? [`${process} ended, and was started again`] : []),
    ...(handles.rest - handles.idle > handlesLeft
      ? [`${process} has ${handles.rest} handles at rest, ${handles.idle} before the load`]
      : []),
    ...(isSilent ? [`${process} did not say what it holds`] : []),
    ...(slope > slopeMost && held.rest > held.middle
      ? [`${process} holds ${slope.toFixed(0)} MB more an hour, and does not give it back`]
      : []),
    ...(busy.rest - busy.idle > busierMost
      ? [
          `${process} takes ${busy.rest.toFixed(1)} % of a core at rest, ${busy.idle.toFixed(1)} before`,
        ]
      : []),
  ];
}
