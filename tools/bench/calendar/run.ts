import { hasKafka, readSecrets } from '@gomomo/embedded';
import { startFakeGoogle, type FakeGoogle } from '@gomomo/fakes';
import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../booking/statistics.ts';
import { launchStack, type Product } from '../chat/product.ts';
import { openDiary, type Diary } from '../diary.ts';
import { residentMb } from '../resident.ts';
import { until } from '../until.ts';

const backlog = 1_000;
const atRest = 100;
const requestsPerSecond = 50;
const patience = { everyMs: 5, givenUpMs: 180_000 };

/** The appointments that have a live event. */
const shownIn = ({ calendars }: FakeGoogle): Set<string> =>
  new Set(
    calendars.flatMap(({ events }) =>
      [...events.values()]
        .filter(({ status }) => status !== 'cancelled')
        .map(({ details }) => details.extendedProperties?.private?.['gomomoAppointment'] ?? ''),
    ),
  );

/** A diary that is full already is connected: from the consent to the last event. */
async function measureDrain(url: string, diary: Diary, google: FakeGoogle): Promise<number> {
  for (let each = 0; each < backlog; each += 1) await diary.book();
  const { authorizationUrl } = await diary.post(`${diary.base}/calendar/connect`);
  const { pathname, search } = new URL(google.consent(String(authorizationUrl)));
  const back = await fetch(`${url}${pathname}${search}`);
  if (!back.ok) throw new Error(`back from Google: ${back.status} ${await back.text()}`);
  return until(() => shownIn(google).size === backlog, patience);
}

/** From the answer of a booking to its event, one after the other. */
async function measureRest(diary: Diary, google: FakeGoogle): Promise<number[]> {
  const times: number[] = [];
  for (let each = 0; each < atRest; each += 1) {
    const id = await diary.book();
    times.push(await until(() => shownIn(google).has(id), patience));
    // Out of step with whatever looks every so often.
    await pause(Math.random() * 500);
  }
  return times;
}

async function measure({ url, dataDir }: Product, google: FakeGoogle): Promise<void> {
  const { ADMIN_API_KEY = '' } = readSecrets(dataDir);
  const diary = await openDiary(url, ADMIN_API_KEY, { slug: 'bench-calendar', staff: 8 });
  const drainMs = await measureDrain(url, diary, google);
  const memory = residentMb(dataDir, 'calendar-sync');
  const times = await measureRest(diary, google);
  const at = (share: number): string => percentile(times, share).toFixed(0);
  console.log(
    `  commit to event at rest: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (ship 2,000; ${atRest} bookings)\n` +
      `  ${backlog} appointments at ${requestsPerSecond} requests a second: ${(drainMs / 1000).toFixed(1)} s (ship 60)\n` +
      `  calendar-sync then: ${memory?.toFixed(0) ?? '?'} MB (ship 200)`,
  );
}

/** The calendar as a process of its own beside real Kafka, and a Google that answers at once. */
export async function run(): Promise<void> {
  if (!hasKafka(process.env['PATH'])) {
    console.log('  (no Kafka here: the calendar is not measured)');
    return;
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
    await measure(product, google);
  } finally {
    await product.stop();
    await google.close();
  }
}
