import {
  findSlots,
  formatInZone,
  toClaimTimes,
  type Claim,
  type DiaryResource,
  type SlotQuery,
} from '@gomomo/scheduling';

/**
 * The work behind one availability answer, in process: the claims are in memory, the answer is
 * JSON text with the shop's own offsets. 30 days from 2026-03-16 in Berlin (they cross the change
 * of clocks), Monday to Friday 09-12 and 13-17, visits of 30 minutes.
 */
const timeZone = 'Europe/Berlin';
const days = 30;
const from = Date.parse('2026-03-16T00:00:00+01:00');
const halfHourMs = 1_800_000;

/** Seeded, so that every run and every machine sees the same diary (glibc's generator). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function createClaims(random: () => number, count: number): Claim[] {
  return Array.from({ length: count }, (_, index) => {
    const start = from + Math.floor(random() * days * 48) * halfHourMs;
    const durationMinutes = random() < 0.5 ? 30 : 60;
    return { id: String(index), kind: 'appointment', ...toClaimTimes(start, { durationMinutes }) };
  });
}

function createQuery(resourceCount: number, claimCount: number): SlotQuery {
  const random = createRandom(42);
  const weekdays = [1, 2, 3, 4, 5];
  return {
    now: from,
    timeZone,
    tenantHours: {
      weekly: [
        { days: weekdays, start: '09:00', end: '12:00' },
        { days: weekdays, start: '13:00', end: '17:00' },
      ],
    },
    resources: Array.from({ length: resourceCount }, (_, index): DiaryResource => ({
      id: `resource-${index}`,
      claims: createClaims(random, claimCount),
    })),
    service: { durationMinutes: 30 },
    policy: { horizonDays: 180 },
    window: { from, to: from + days * 86_400_000 - 1 },
  };
}

function toJson(query: SlotQuery): string {
  const slots = findSlots(query).slots.map(({ start, end, resourceIds }) => ({
    start: formatInZone(start, timeZone),
    end: formatInZone(end, timeZone),
    resourceIds,
  }));
  return JSON.stringify({ timeZone, slots });
}

/** Median ms of one call over `forMs` of calls, after a warm-up. */
function measure(work: () => unknown, forMs: number): { medianMs: number; rounds: number } {
  for (let round = 0; round < 30; round += 1) work();
  const times: number[] = [];
  const end = performance.now() + forMs;
  while (performance.now() < end) {
    const before = performance.now();
    work();
    times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  return { medianMs: times[times.length >> 1] ?? 0, rounds: times.length };
}

const cases = [
  { name: '1 resource × 30 days × 100 busy, with JSON', resources: 1, targetMs: 0.25, shipMs: 1 },
  { name: '50 resources × 30 days × 100 busy, with JSON', resources: 50, targetMs: 10, shipMs: 50 },
];

/** Prints the median of each case beside its bars. */
export function run(): Promise<void> {
  for (const { name, resources, targetMs, shipMs } of cases) {
    const query = createQuery(resources, 100);
    const { medianMs, rounds } = measure(() => toJson(query), 1_500);
    const count = findSlots(query).slots.length;
    process.stdout.write(
      `${name}: ${medianMs.toFixed(3)} ms (${count} slots, ${rounds} rounds; ` +
        `target ${targetMs} ms, ship ${shipMs} ms)\n`,
    );
  }
  return Promise.resolve();
}

if (import.meta.main) await run();
