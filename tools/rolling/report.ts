import type { EventsFound } from './check-events.ts';
import type { MirrorsFound } from './check-mirrors.ts';
import type { Restarted } from './restart-replica.ts';
import type { Tally } from './tally.ts';

export interface Findings {
  readonly restarted: readonly Restarted[];
  readonly tally: Pick<Tally, 'rows' | 'failures'>;
  readonly events: EventsFound;
  readonly mirrors: MirrorsFound;
  /** Of the machine. */
  readonly load: number;
}

/** What a replica may take to end once it is asked to. */
const drainMsMax = 25_000;

export function toReport({ restarted, tally, events, mirrors, load }: Findings) {
  const longest = Math.max(...restarted.map(({ drainMs }) => drainMs));
  const late = restarted.filter(({ drainMs }) => drainMs > drainMsMax);
  const faults = [
    ...tally.failures(),
    ...late.map(({ replica, drainMs }) => `${replica} took ${drainMs.toFixed(0)} ms to end`),
    ...events.faults,
    ...mirrors.faults,
  ];
  const text = [
    '',
    '  what             done  failed  slowest',
    ...tally
      .rows()
      .map(
        ({ kind, done, failed, slowestMs }) =>
          `  ${kind.padEnd(14)} ${String(done).padStart(6)} ${String(failed).padStart(7)} ${slowestMs.toFixed(0).padStart(8)} ms`,
      ),
    '',
    `  ${restarted.length} restarts, the longest took ${(longest / 1000).toFixed(1)} s to end (at most ${drainMsMax / 1000})`,
    `  ${events.written} events in Kafka, in the order of their versions; ${events.repeats} of them twice`,
    `  ${mirrors.appointments} appointments in calendar and workbook as they are booked`,
    `  load of the machine: ${load.toFixed(1)}`,
    ...faults.map((fault) => `  ✗ ${fault}`),
    faults.length === 0 ? '  nothing failed, nothing was lost' : '  something failed',
  ].join('\n');
  return { text, isFine: faults.length === 0 };
}
