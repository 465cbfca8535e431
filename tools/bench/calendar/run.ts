import { hasKafka, readSecrets } from '@gomomo/embedded';
import { startFakeGoogle, type FakeGoogle } from '@gomomo/fakes';
import { setTimeout as pause } from 'node:timers/promises';
import { launchStack, type Product } from '../chat/product.ts';
import { openDiary, type Diary } from '../diary.ts';
import { connectCalendar, eventsOf, toGoogleEnv } from '../../rolling/google.ts';
import { most, times, type Bar } from '../report/bars.ts';
import type { BenchOptions } from '../report/options.ts';
import type { Findings } from '../report/page.ts';
import { median, percentile } from '../report/statistics.ts';
import { residentMb } from '../resident.ts';
import { until } from '../until.ts';
import { measureBareInserts } from './bare-inserts.ts';

const requestsPerSecond = 50;
const patience = { everyMs: 5, givenUpMs: 180_000 };

const bars = {
  rest: { measure: 'commit → event, at rest, p99', unit: 'ms', ...most(2_000, 2_000) },
  drain: { measure: '1,000 appointments of a diary, connected', unit: 's', ...most(60, 60) },
  memory: { measure: 'calendar-sync after that', unit: 'MB', ...most(200, 200) },
} as const satisfies Record<string, Bar>;

/** A diary that is full already is connected: from the consent to the last event. */
async function measureDrain(
  { url, dataDir }: Product,
  diary: Diary,
  google: FakeGoogle,
  backlog: number,
): Promise<number> {
  const ids: string[] = [];
  for (let each = 0; each < backlog; each += 1) ids.push(await diary.book());
  await connectCalendar({ origin: url, dataDir }, google, diary.slug);
  return until(() => {
    const shown = eventsOf(google);
    return ids.every((id) => shown.has(id));
  }, patience);
}

/** From the answer of a booking to its event, one after the other. */
async function measureRest(diary: Diary, google: FakeGoogle, bookings: number): Promise<number[]> {
  const taken: number[] = [];
  for (let each = 0; each < bookings; each += 1) {
    const id = await diary.book();
    taken.push(await until(() => eventsOf(google).has(id), patience));
    // Out of step with whatever looks every so often.
    await pause(Math.random() * 500);
  }
  return taken;
}

/** A business of its own with a full diary each: so many appointments take a third of a minute at the rate that is allowed. */
const drains = 3;

async function measureOn(
  product: Product,
  google: FakeGoogle,
  { short, rounds }: BenchOptions,
): Promise<Findings> {
  const { ADMIN_API_KEY = '' } = readSecrets(product.dataDir);
  const backlog = short ? 100 : 1_000;
  const drain = async (round: number) => {
    const slug = `bench-calendar-${round}`;
    const diary = await openDiary(product.url, ADMIN_API_KEY, { slug, staff: 8 });
    return { diary, ms: await measureDrain(product, diary, google, backlog) };
  };
  const { diary, ms } = await drain(0);
  const drained = [ms];
  for (let round = 1; round < drains; round += 1) drained.push((await drain(round)).ms);
  const memory = residentMb(product.dataDir, 'calendar-sync');
  const [taken, bares]: [number[][], number[][]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    bares.push(await measureBareInserts(google, short ? 10 : 20));
    taken.push(await measureRest(diary, google, short ? 10 : 20));
  }
  const at = (share: number, of = taken): number =>
    median(of.map((round) => percentile(round, share)));
  const [seconds, allowed] = [median(drained) / 1_000, backlog / requestsPerSecond];
  return {
    figures: [
      {
        ...{ bar: bars.rest, value: at(0.99) },
        beside: times(at(0.99), at(0.99, bares), 'one bare insert there'),
      },
      {
        ...{ bar: bars.drain, value: seconds },
        beside: times(seconds, allowed, `what ${requestsPerSecond} requests a second allow`),
      },
      { bar: bars.memory, value: memory },
    ],
    details: describe(backlog, at(0.5)),
  };
}

const describe = (
  backlog: number,
  p50: number,
): string => `calendar-sync as a process of its own beside real Kafka, against a Google that speaks the real wire format and
answers at once. ${backlog} appointments were there before the consent, and the figure is when the last of them was an
event: the median of ${drains} businesses, one after the other. From then on bookings one after the other, from the answer to the event: p50 ${p50.toFixed(0)} ms.`;

/** The calendar as a process of its own beside real Kafka, and a Google that answers at once. */
export async function measure(options: BenchOptions): Promise<Findings> {
  if (!hasKafka(process.env['PATH'])) {
    const figures = Object.values(bars).map((bar) => ({ bar, value: undefined }));
    return { figures, details: '(no Kafka here: the calendar is not measured)' };
  }
  const google = await startFakeGoogle();
  const product = await launchStack({
    ...toGoogleEnv(google),
    GOOGLE_REQUESTS_PER_SECOND: String(requestsPerSecond),
  });
  try {
    return await measureOn(product, google, options);
  } finally {
    await product.stop();
    await google.close();
  }
}
