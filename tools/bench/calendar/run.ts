import { hasKafka, readSecrets } from '@gomomo/embedded';
import { startFakeGoogle, type FakeGoogle } from '@gomomo/fakes';
import { setTimeout as pause } from 'node:timers/promises';
import { launchStack, type Product } from '../chat/product.ts';
import { openDiary, type Diary } from '../diary.ts';
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

/** The appointments that have a live event. */
const shownIn = ({ calendars }: FakeGoogle): Set<string> =>
  new Set(
    calendars.flatMap(({ events }) =>
      [...events.values()]
        .filter(({ status }) => status !== 'cancelled')
        .flatMap(({ details }) => details.extendedProperties?.private?.['gomomoAppointment'] ?? []),
    ),
  );

/** A diary that is full already is connected: from the consent to the last event. */
async function measureDrain(url: string, diary: Diary, google: FakeGoogle, backlog: number) {
  for (let each = 0; each < backlog; each += 1) await diary.book();
  const { authorizationUrl } = await diary.post(`${diary.base}/calendar/connect`);
  const { pathname, search } = new URL(google.consent(String(authorizationUrl)));
  const back = await fetch(`${url}${pathname}${search}`);
  if (!back.ok) throw new Error(`back from Google: ${back.status} ${await back.text()}`);
  return until(() => shownIn(google).size === backlog, patience);
}

/** From the answer of a booking to its event, one after the other. */
async function measureRest(diary: Diary, google: FakeGoogle, bookings: number): Promise<number[]> {
  const taken: number[] = [];
  for (let each = 0; each < bookings; each += 1) {
    const id = await diary.book();
    taken.push(await until(() => shownIn(google).has(id), patience));
    // Out of step with whatever looks every so often.
    await pause(Math.random() * 500);
  }
  return taken;
}

async function measureOn(
  { url, dataDir }: Product,
  google: FakeGoogle,
  { short, rounds }: BenchOptions,
): Promise<Findings> {
  const { ADMIN_API_KEY = '' } = readSecrets(dataDir);
  const bare = await measureBareInserts(google, 100);
  const diary = await openDiary(url, ADMIN_API_KEY, { slug: 'bench-calendar', staff: 8 });
  const backlog = short ? 100 : 1_000;
  const drainMs = await measureDrain(url, diary, google, backlog);
  const memory = residentMb(dataDir, 'calendar-sync');
  const taken: number[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    taken.push(await measureRest(diary, google, short ? 10 : 20));
  }
  const at = (share: number): number => median(taken.map((round) => percentile(round, share)));
  const [seconds, allowed] = [drainMs / 1_000, backlog / requestsPerSecond];
  return {
    figures: [
      {
        ...{ bar: bars.rest, value: at(0.99) },
        beside: times(at(0.99), percentile(bare, 0.99), 'one bare insert there'),
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
event. From then on bookings one after the other, from the answer to the event: p50 ${p50.toFixed(0)} ms.`;

/** The calendar as a process of its own beside real Kafka, and a Google that answers at once. */
export async function measure(options: BenchOptions): Promise<Findings> {
  if (!hasKafka(process.env['PATH'])) {
    const figures = Object.values(bars).map((bar) => ({ bar, value: undefined }));
    return { figures, details: '(no Kafka here: the calendar is not measured)' };
  }
  const google = await startFakeGoogle();
  const product = await launchStack({
    GOOGLE_CLIENT_ID: google.clientId,
    GOOGLE_CLIENT_SECRET: google.clientSecret,
    GOOGLE_BASE_URL: google.url,
    GOOGLE_REDIRECT_URI: google.redirectUris[0] ?? '',
    GOOGLE_REQUESTS_PER_SECOND: String(requestsPerSecond),
  });
  try {
    return await measureOn(product, google, options);
  } finally {
    await product.stop();
    await google.close();
  }
}
