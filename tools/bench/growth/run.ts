import { readAvailability } from '../booking/measure-reads.ts';
import { busyPerReader, readServices, seedLaterBookings } from '../booking/seed.ts';
import { setStage, type Stage } from '../booking/stage.ts';
import { most, times, type Bar } from '../report/bars.ts';
import type { BenchOptions } from '../report/options.ts';
import type { Findings } from '../report/page.ts';
import { median, percentile } from '../report/statistics.ts';

/** Each is given by so many. */
const services = [1, 50];
const fewBookings = 10_000;
const manyBookings = 1_000_000;

const toBar = (staff: number): Bar => ({
  ...{ measure: `1 M bookings ÷ 10 k: ${staff} × 30 days, p50`, unit: 'ratio' },
  ...most(2, 1.2),
});

/** Milliseconds, medians of the rounds. */
interface Read {
  readonly own: number;
  readonly empty: number;
}

/** What thirty days of availability cost as the bookings outside of them grow. */
export async function measure({ short, rounds }: BenchOptions): Promise<Findings> {
  const inWindow = Math.max(...readServices) * busyPerReader;
  const stage = await setStage(fewBookings - inWindow);
  try {
    const before = await readAll(stage, rounds);
    await seedLaterBookings(stage.ground.owner, short ? 25_000 : manyBookings - fewBookings);
    const after = await readAll(stage, rounds);
    const figures = services.map((staff, index) => {
      const [few, many] = [before[index] ?? none, after[index] ?? none];
      return {
        ...{ bar: toBar(staff), value: many.own / few.own },
        beside: times(many.empty, few.empty, 'as long for an empty route'),
      };
    });
    return { figures, details };
  } finally {
    await stage.close();
  }
}

const none: Read = { own: Number.NaN, empty: Number.NaN };

async function readAll(stage: Stage, rounds: number): Promise<Read[]> {
  const reads: Read[] = [];
  for (const staff of services) {
    await readAvailability(stage, staff);
    const [own, empty]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      const bare = { kind: 'get', url: stage.plain.url, path: '/empty', clients: 8 } as const;
      empty.push(percentile((await stage.load({ ...bare, ms: 1_000 })).latencies, 0.5));
      own.push(percentile((await readAvailability(stage, staff)).latencies, 0.5));
    }
    reads.push({ own: median(own), empty: median(empty) });
  }
  return reads;
}

const details = `Eight callers ask for the same thirty days by HTTP, of a service that one or fifty give, each with 100 bookings in
them; then a tenant of 20,000 bookings has a million, most of them years ahead and of those who are asked for, too.
An empty Express route takes the same load in the same rounds.`;
