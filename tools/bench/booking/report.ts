import type { Figure } from '../report/bars.ts';
import { median, medianRatio } from '../report/statistics.ts';
import type { Table } from '../report/table.ts';
import { bars } from './bars.ts';
import type { CallCosts } from './measure-calls.ts';
import type { Rate, Rates } from './measure-rates.ts';
import type { Latency, Reads } from './measure-reads.ts';

/** What a run has measured; a short one leaves some out. */
export interface BookingFindings {
  readonly calls: CallCosts;
  readonly rates: Rates;
  readonly reads: Reads | undefined;
}

/** Every bar, in its order; the ones that were not measured too. */
export function toFigures({ calls, rates, reads }: BookingFindings): readonly Figure[] {
  const perSecond = (list: readonly Rate[]) => list.map((rate) => rate.perSecond);
  const nodeUs = (list: readonly Rate[]) => list.map((rate) => rate.nodeUs);
  const [lean, own] = [perSecond(rates['pgbench lean']), perSecond(rates['pgbench own'])];
  const http = perSecond(rates.HTTP);
  const noDoubles = reads?.doubles === 0;
  const values: Readonly<Record<string, number | undefined>> = {
    A: medianRatio(calls.book, calls.leanBook),
    B: medianRatio(own, lean),
    C: medianRatio(calls.flow, calls.leanFlow),
    D: medianRatio(calls.reschedule, calls.book),
    E: medianRatio(nodeUs(rates.HTTP), nodeUs(rates['HTTP plain'])),
    F: medianRatio(perSecond(rates['HTTP relayed']), lean),
    G: medianRatio(http, own),
    H: reads?.one.judged,
    I: reads?.fifty.judged,
    J: noDoubles ? reads.refusal.judged : undefined,
  };
  return bars.map((bar) => ({ bar, value: values[bar.id] }));
}

export function toCallTable(calls: CallCosts): Table {
  const row = (name: string, of: readonly number[], base: readonly number[]) => [
    ...[
      name,
      figure(median(of)),
      Number.isNaN(median(of)) ? '–' : medianRatio(of, base).toFixed(2),
    ],
  ];
  return [
    ['one call, one connection', 'Postgres µs', '÷ lean'],
    row('lean booking under a key', calls.leanBook, calls.leanBook),
    row('booking under a key', calls.book, calls.leanBook),
    row('lean hold and confirm', calls.leanFlow, calls.leanFlow),
    row('hold and confirm', calls.flow, calls.leanFlow),
    row('reschedule (÷ lean booking)', calls.reschedule, calls.leanBook),
  ];
}

export function toRateTable(rates: Rates): Table {
  const of = (list: readonly Rate[], pick: keyof Rate) => median(list.map((rate) => rate[pick]));
  return [
    ['load', 'bookings/s', 'Postgres µs', 'node µs', 'other cores busy'],
    ...Object.entries(rates)
      .filter(([, list]) => list.length > 0)
      .map(([name, list]) => [
        ...[name, figure(of(list, 'perSecond')), figure(of(list, 'postgresUs'))],
        ...[figure(of(list, 'nodeUs')), of(list, 'otherCores').toFixed(2)],
      ]),
  ];
}

export function toLatencyTable({ one, fifty, refusal }: Reads): Table {
  const row = (of: Latency) => [
    ...[of.name, of.p50.toFixed(1), of.p99.toFixed(1), of.judged.toFixed(1)],
    ...[of.emptyP50.toFixed(1), of.emptyP99.toFixed(1)],
  ];
  return [
    ['load', 'p50 ms', 'p99 ms', 'judged ms', 'empty p50', 'empty p99'],
    ...[one, fifty, refusal].map(row),
  ];
}

const figure = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(0));
