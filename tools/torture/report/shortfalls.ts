import type { TortureOptions } from '../options.ts';
import { acts, wantedOf, type Act } from './acts.ts';

/** How often the workbooks were looked at while they were written, and opened. */
export interface Watched {
  readonly looks: number;
  readonly openings: number;
}

export interface Measured {
  /** Successful operations a second before the first fault. */
  readonly pace: number;
  readonly done: Readonly<Record<Act, number>>;
  /** Faults that took effect. */
  readonly faults: number;
  /** Kinds of them that a run of this length must meet, and this one has not. */
  readonly unmet: readonly string[];
  /** Wishes that clients have given up, and faults that were not undone. */
  readonly givenUp: number;
  readonly watched: Watched;
}

/** Of 90 seconds; a fault comes every 2 to 5. */
const secondsPerFault = 4.5;
/** Clients ask again for minutes: who gives up has met something that does not heal. */
const givenUpAtMost = (seconds: number): number => 2 + Math.floor(seconds / 60);

/** A fortieth of how often it is looked where there is time, a tenth of how often a workbook is opened. */
const looksPerSecond = 1;
const secondsPerOpening = 10;

/** Of workbooks that hardly anybody looked at, nothing is known. */
function findUnwatched(seconds: number, { looks, openings }: Watched): string[] {
  const [wanted, opened] = [seconds * looksPerSecond, Math.ceil(seconds / secondsPerOpening)];
  return [
    ...(looks < wanted
      ? [`the workbooks were looked at ${looks} times, at least ${wanted} are wanted`]
      : []),
    ...(openings < opened
      ? [`workbooks were opened ${openings} times, at least ${opened} are wanted`]
      : []),
  ];
}

/** What makes a run no proof, although nothing was broken: too little was done, or done to it. */
export function findShortfalls(
  { seconds, pace: wantedPace }: Pick<TortureOptions, 'seconds' | 'pace'>,
  { pace, done, faults, unmet, givenUp, watched }: Measured,
): string[] {
  const wanted = Math.floor(seconds / secondsPerFault);
  const most = givenUpAtMost(seconds);
  const tooFew = (Object.keys(acts) as Act[])
    .filter((act) => done[act] < wantedOf(act, seconds))
    .map((act) => `${act}: ${done[act]}, at least ${wantedOf(act, seconds)} are wanted`);
  return [
    ...(pace < wantedPace
      ? [
          `${pace.toFixed(1)} operations/s before the first fault, at least ${wantedPace} are wanted`,
        ]
      : []),
    ...tooFew,
    ...(faults < wanted ? [`${faults} faults took effect, at least ${wanted} are wanted`] : []),
    ...unmet.map((kind) => `no fault of this kind took effect: ${kind}`),
    ...(givenUp > most ? [`given up ${givenUp} times, at most ${most} are borne`] : []),
    ...findUnwatched(seconds, watched),
  ];
}
