import { findSlots, formatInZone, type SlotQuery } from '@gomomo/scheduling';
import { most, times, type Bar } from '../report/bars.ts';
import type { BenchOptions } from '../report/options.ts';
import type { Findings } from '../report/page.ts';
import { median } from '../report/statistics.ts';
import { createCase, timeZone, type SlotCase } from './cases.ts';
import { leanSlots, type LeanQuery } from './lean-slots.ts';

const claimsEach = 100;
const bars: readonly (Bar & { readonly resources: number })[] = [
  {
    ...{ measure: '1 resource × 30 days × 100 busy, with JSON', resources: 1, unit: 'ms' },
    ...most(1, 0.25),
  },
  {
    ...{ measure: '50 resources × 30 days × 100 busy, with JSON', resources: 50, unit: 'ms' },
    ...most(50, 10),
  },
];

/** The work behind one availability answer, claims in memory, beside a bare loop that finds the same. */
export function measure({ short, rounds }: BenchOptions): Promise<Findings> {
  const forMs = short ? 200 : 1_500;
  const figures = bars.map(({ resources, ...bar }) => {
    const slotCase = createCase(resources, claimsEach);
    checkSame(slotCase);
    const own: number[] = [];
    const lean: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      own.push(timeOf(() => toJson(slotCase.query), forMs / rounds));
      lean.push(timeOf(() => toLeanJson(slotCase.lean), forMs / rounds));
    }
    return { bar, value: median(own), beside: times(median(own), median(lean), 'a bare loop') };
  });
  return Promise.resolve({ figures, details });
}

function toJson(query: SlotQuery): string {
  const slots = findSlots(query).slots.map(({ start, end, resourceIds }) => ({
    start: formatInZone(start, timeZone),
    end: formatInZone(end, timeZone),
    resourceIds,
  }));
  return JSON.stringify({ timeZone, slots });
}

const toLeanJson = (query: LeanQuery): string =>
  JSON.stringify({ timeZone, slots: leanSlots(query) });

/** A baseline that answers something else is none; who comes first of those who are free is a rule, and not its. */
function checkSame({ query, lean }: SlotCase): void {
  const [own, bare] = [toJson(query), toLeanJson(lean)].map(inOneOrder);
  if (own !== bare) throw new Error('the bare loop finds other slots');
}

function inOneOrder(json: string): string {
  const { slots } = JSON.parse(json) as { readonly slots: readonly { resourceIds: string[] }[] };
  return JSON.stringify(slots.map((slot) => ({ ...slot, resourceIds: slot.resourceIds.sort() })));
}

/** Median milliseconds of one call, after a warm-up. */
function timeOf(work: () => unknown, forMs: number): number {
  for (let round = 0; round < 30; round += 1) work();
  const taken: number[] = [];
  const end = performance.now() + forMs;
  while (performance.now() < end) {
    const before = performance.now();
    work();
    taken.push(performance.now() - before);
  }
  return median(taken);
}

const details = `In process, claims in memory, the answer as JSON text with the shop's own offsets: 30 days from 2026-03-16 in
Berlin, which cross the change of clocks, Monday to Friday 9 to 12 and 13 to 17, visits of 30 minutes. The bare
loop (\`tools/bench/slots/lean-slots.ts\`) is given open stretches and merged busy times with the offset of each
day, knows no rule, not even who of those who are free comes first, and must find the very same; rounds take turns.`;
