import {
  findHoursFaults,
  fitsOneClaim,
  isIanaZone,
  toClaimTimes,
  type Booked,
  type Claim,
  type Hours,
  type ServiceRules,
  type SlotQuery,
} from '@gomomo/scheduling';
import { z } from 'zod';

/** The input form of a slot case; strict, because a field that is not known is a concept that is not. */
const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const date = z.iso.date();
const minutes = z.int().min(0);
const positiveMinutes = z.int().min(1);
const count = z.int().min(0);

const weeklyWindow = z.strictObject({
  days: z.array(z.int()),
  start: z.string(),
  end: z.string(),
});

const schedule = z.strictObject({
  timeZone: z.string(),
  weekly: z.array(weeklyWindow).exactOptional(),
  overrides: z
    .array(z.strictObject({ date, windows: z.array(z.tuple([z.string(), z.string()])) }))
    .exactOptional(),
  travel: z.array(z.unknown()).exactOptional(),
});

const service = z.strictObject({
  durationMin: positiveMinutes,
  stepMin: positiveMinutes.exactOptional(),
  bufferBeforeMin: minutes.exactOptional(),
  bufferAfterMin: minutes.exactOptional(),
  minNoticeMin: minutes.exactOptional(),
});

const owner = z.enum(['this', 'other']);

const busy = z.strictObject({
  start: instant,
  end: instant,
  kind: z.enum(['external', 'confirmed', 'pending', 'cancelled', 'rejected']),
  service: owner.exactOptional(),
  bufferBeforeMin: minutes.exactOptional(),
  bufferAfterMin: minutes.exactOptional(),
});

const hold = z.strictObject({
  start: instant,
  end: instant,
  holder: z.string(),
  expiresAt: instant,
  service: owner.exactOptional(),
  bufferBeforeMin: minutes.exactOptional(),
  bufferAfterMin: minutes.exactOptional(),
});

export const slotCaseInput = z.strictObject({
  now: instant,
  schedule,
  service,
  query: z.strictObject({ from: instant, to: instant }),
  busy: z.array(busy).exactOptional(),
  pendingBlocks: z.boolean().exactOptional(),
  bufferMode: z.string().exactOptional(),
  alignment: z.string().exactOptional(),
  holds: z.array(hold).exactOptional(),
  viewer: z.string().exactOptional(),
  viewerTimeZone: z.string().exactOptional(),
  horizon: z
    .strictObject({
      rollingDays: count.exactOptional(),
      fromDate: date.exactOptional(),
      toDate: date.exactOptional(),
    })
    .exactOptional(),
  limits: z
    .strictObject({
      timeZone: z.string().exactOptional(),
      bookingsPerDay: count.exactOptional(),
      minutesPerDay: minutes.exactOptional(),
    })
    .exactOptional(),
});

export type SlotCaseInput = z.output<typeof slotCaseInput>;

const canonicalZone = (name: string) =>
  new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;

function toHours({ schedule }: SlotCaseInput): Hours {
  return {
    weekly: schedule.weekly ?? [],
    overrides: (schedule.overrides ?? []).map(({ date, windows }) => ({
      date,
      windows: windows.map(([start, end]) => ({ start, end })),
    })),
  };
}

function findUnsupportedZone({ schedule, limits }: SlotCaseInput): string | undefined {
  const { timeZone } = schedule;
  if (!isIanaZone(timeZone)) return `${timeZone} is no IANA time zone`;
  const limitZone = limits?.timeZone ?? timeZone;
  if (!isIanaZone(limitZone)) return `${limitZone} is no IANA time zone`;
  return canonicalZone(limitZone) === canonicalZone(timeZone)
    ? undefined
    : 'limits counted in another zone than that of the hours: a tenant has one';
}

function toServiceRules({ service, horizon, limits }: SlotCaseInput): ServiceRules {
  return {
    durationMinutes: service.durationMin,
    stepMinutes: service.stepMin,
    bufferBeforeMinutes: service.bufferBeforeMin,
    bufferAfterMinutes: service.bufferAfterMin,
    minNoticeMinutes: service.minNoticeMin,
    bookableFrom: horizon?.fromDate,
    bookableTo: horizon?.toDate,
    maxPerDay: limits?.bookingsPerDay,
    maxMinutesPerDay: limits?.minutesPerDay,
  };
}

/** What a case asks for that the product has no concept of; undefined when it has all of it. */
export function findUnsupported(input: SlotCaseInput): string | undefined {
  const { busy = [], schedule } = input;
  if ((schedule.travel ?? []).length > 0) return 'travel: a tenant keeps its zone';
  if ((input.bufferMode ?? 'sum') !== 'sum') return `buffer mode ${input.bufferMode ?? ''}`;
  if ((input.alignment ?? 'fixed') !== 'fixed') return `alignment ${input.alignment ?? ''}`;
  if (input.pendingBlocks === false && busy.some(({ kind }) => kind === 'pending')) {
    return 'pending bookings that do not block';
  }
  if (!fitsOneClaim(toServiceRules(input))) return 'a visit longer than 24 h, buffers included';
  const zoneFault = findUnsupportedZone(input);
  if (zoneFault !== undefined) return zoneFault;
  const [fault] = findHoursFaults(toHours(input));
  return fault && `hours that the product refuses: ${fault.pointer} ${fault.detail}`;
}

interface Buffers {
  readonly bufferBeforeMin?: number;
  readonly bufferAfterMin?: number;
}

function toTimes(start: number, end: number, buffers: Buffers) {
  return toClaimTimes(start, {
    durationMinutes: (end - start) / 60_000,
    bufferBeforeMinutes: buffers.bufferBeforeMin,
    bufferAfterMinutes: buffers.bufferAfterMin,
  });
}

/** External calendars are time off to the product: a block, which carries no buffer of its own. */
function toBusyClaims({ busy = [] }: SlotCaseInput): Claim[] {
  return busy.flatMap((entry, index): Claim[] => {
    const { kind, start, end } = entry;
    if (kind === 'cancelled' || kind === 'rejected') return [];
    const id = `busy-${index}`;
    return kind === 'external'
      ? [{ id, kind: 'block', ...toTimes(start, end, {}) }]
      : [{ id, kind: 'appointment', ...toTimes(start, end, entry) }];
  });
}

function toHoldClaims({ holds = [] }: SlotCaseInput): Claim[] {
  return holds.map((entry, index) => ({
    id: `hold-${index}`,
    kind: 'hold',
    expiresAt: entry.expiresAt,
    ...toTimes(entry.start, entry.end, entry),
  }));
}

function toServiceBooked({ busy = [] }: SlotCaseInput): Booked[] {
  return busy.filter(({ kind, service }) => kind === 'confirmed' && service !== 'other');
}

/** A case as the very question that availability asks. */
export function toSlotQuery(input: SlotCaseInput): SlotQuery {
  const { horizon, holds = [], viewer } = input;
  return {
    now: input.now,
    timeZone: input.schedule.timeZone,
    tenantHours: toHours(input),
    resources: [{ id: 'staff', claims: [...toBusyClaims(input), ...toHoldClaims(input)] }],
    service: toServiceRules(input),
    policy: { horizonDays: horizon?.rollingDays },
    serviceBooked: toServiceBooked(input),
    ignoredIds: holds.flatMap(({ holder }, index) => (holder === viewer ? [`hold-${index}`] : [])),
    window: input.query,
  };
}
