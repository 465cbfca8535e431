import { least, most, type Bar } from '../report/bars.ts';

export interface BookingBar extends Bar {
  readonly id: string;
}

export const bars: readonly BookingBar[] = [
  {
    ...{ id: 'A', measure: 'Postgres CPU: booking under a key ÷ lean', unit: 'ratio' },
    ...most(1.9, 1.7),
  },
  {
    ...{ id: 'B', measure: 'pgbench: booking ÷ lean, 8 clients', unit: 'ratio' },
    ...least(0.42, 0.52),
  },
  {
    ...{ id: 'C', measure: 'Postgres CPU: hold and confirm ÷ lean', unit: 'ratio' },
    ...most(1.7, 1.5),
  },
  {
    ...{ id: 'D', measure: 'Postgres CPU: reschedule ÷ booking', unit: 'ratio' },
    ...most(1.4, 1.2),
  },
  {
    ...{ id: 'E', measure: 'Node CPU: booking ÷ 60 lines of Express and zod', unit: 'ratio' },
    ...most(1.6, 1.25),
  },
  {
    ...{
      id: 'F',
      measure: 'HTTP booking, events relayed ÷ pgbench lean, 8 clients',
      unit: 'ratio',
    },
    ...least(0.22, 0.3),
  },
  {
    ...{ id: 'G', measure: 'HTTP booking ÷ own function in pgbench, 8 clients', unit: 'ratio' },
    ...least(0.42, 0.55),
  },
  {
    ...{ id: 'H', measure: 'availability, 1 × 30 days, 8 clients, p99', unit: 'ms' },
    ...most(25, 12),
  },
  {
    ...{ id: 'I', measure: 'availability, 50 × 30 days, 8 clients, p99', unit: 'ms' },
    ...most(60, 35),
  },
  {
    ...{ id: 'J', measure: 'stampede, 32 on 10: a refusal, p99', unit: 'ms' },
    ...most(200, 100),
  },
];

/** A p99 of the product and one of an empty route, under the same load in the same round. */
export interface LatencyPair {
  readonly p99: number;
  readonly emptyP50: number;
  readonly emptyP99: number;
}

/** In a calm closed loop the slowest of a hundred takes about twice as long as the median. */
const calmTail = 2;

/**
 * The p99 without what the machine added: what an empty route shows beyond a calm loop's tail has
 * nothing to do with the product. On a calm machine this is the p99 itself.
 */
export function toJudgedMs({ p99, emptyP50, emptyP99 }: LatencyPair): number {
  return p99 - Math.max(0, emptyP99 - calmTail * emptyP50);
}
