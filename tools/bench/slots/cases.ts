import { formatInZone, toClaimTimes, type Claim, type SlotQuery } from '@gomomo/scheduling';
import type { LeanQuery } from './lean-slots.ts';

export const timeZone = 'Europe/Berlin';
const days = 30;
const dayMs = 86_400_000;
const hourMs = 3_600_000;
const halfHourMs = 1_800_000;
const from = Date.parse('2026-03-16T00:00:00+01:00');
const durationMinutes = 30;
const hours = [
  { start: 9, end: 12 },
  { start: 13, end: 17 },
];

export interface SlotCase {
  readonly query: SlotQuery;
  readonly lean: LeanQuery;
}

/** Seeded, so that every run and every machine sees the same diary (glibc's generator). */
export function createCase(resourceCount: number, claimCount: number): SlotCase {
  const random = createRandom(42);
  const resources = Array.from({ length: resourceCount }, (_, index) => ({
    id: `resource-${index}`,
    claims: createClaims(random, claimCount),
  }));
  return {
    query: {
      ...{ now: from, timeZone, resources, service: { durationMinutes } },
      tenantHours: { weekly: hours.map(toWindow) },
      policy: { horizonDays: 180 },
      window: { from, to: from + days * dayMs - 1 },
    },
    lean: {
      windows: toStretches(),
      resources: resources.map(({ id, claims }) => ({ id, busy: toBusy(claims) })),
      visitMs: durationMinutes * 60_000,
    },
  };
}

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

const toClock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

const toWindow = ({ start, end }: { readonly start: number; readonly end: number }) => ({
  ...{ days: [1, 2, 3, 4, 5], start: toClock(start), end: toClock(end) },
});

function toStretches(): LeanQuery['windows'] {
  return Array.from({ length: days }, (_, day) => from + day * dayMs + hourMs).flatMap(
    (morning) => {
      const text = formatInZone(morning, timeZone);
      const [date, offset] = [text.slice(0, 10), text.slice(19)];
      if ([0, 6].includes(new Date(date).getUTCDay())) return [];
      const at = (hour: number): number => Date.parse(`${date}T${toClock(hour)}:00${offset}`);
      const day = { midnight: at(0), date, offset };
      return hours.map(({ start, end }) => ({ from: at(start), to: at(end), ...day }));
    },
  );
}

/** Claims of one resource that meet or overlap, as one. */
function toBusy(claims: readonly Claim[]): LeanQuery['resources'][number]['busy'] {
  const busy: { from: number; to: number }[] = [];
  const sorted = claims.toSorted((left, right) => left.blockedFrom - right.blockedFrom);
  for (const { blockedFrom, blockedTo } of sorted) {
    const last = busy.at(-1);
    if (last !== undefined && last.to >= blockedFrom) last.to = Math.max(last.to, blockedTo);
    else busy.push({ from: blockedFrom, to: blockedTo });
  }
  return busy;
}
