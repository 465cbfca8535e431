import { bars, judge, type Bar, type Verdict } from './bars.ts';
import type { CallCosts } from './measure-calls.ts';
import type { Rate, Rates } from './measure-rates.ts';
import type { Latency, Reads } from './measure-reads.ts';
import { median, medianRatio } from './statistics.ts';

/** What a run has measured; a short one leaves some out. */
export interface Findings {
  readonly calls: CallCosts;
  readonly rates: Rates;
  readonly reads: Reads | undefined;
}

export interface Judged {
  readonly bar: Bar;
  readonly value: number | undefined;
  readonly verdict: Verdict;
}

/** Every bar, in its order; the ones that were not measured too. */
export function judgeAll({ calls, rates, reads }: Findings): readonly Judged[] {
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
  return bars.map((bar) => {
    const value = values[bar.id];
    return { bar, value, verdict: judge(bar, value) };
  });
}

export const isMissed = ({ verdict }: Judged): boolean =>
  verdict === 'short' || verdict === 'not measured';

type Table = readonly (readonly string[])[];

export function toBarTable(judged: readonly Judged[]): Table {
  return [
    ['', 'measure', 'now', 'ship', 'target', 'reaches'],
    ...judged.map(({ bar, value, verdict }) => {
      const sign = bar.better === 'most' ? '≤' : '≥';
      const show = (of: number) => (bar.unit === 'ms' ? `${of.toFixed(0)} ms` : of.toFixed(2));
      const now = value === undefined || !Number.isFinite(value) ? '–' : show(value);
      return [
        bar.id,
        bar.measure,
        now,
        `${sign} ${show(bar.ship)}`,
        `${sign} ${show(bar.target)}`,
        verdict,
      ];
    }),
  ];
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

/** Markdown; in a terminal as readable. */
export function print(table: Table): string {
  const [head = [], ...rows] = table;
  const widths = head.map((_, at) => Math.max(...table.map((row) => (row[at] ?? '').length)));
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, at) => (row[at] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(Math.max(3, width))).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}
