import { AppError, type Interval, minuteMs } from '@gomomo/kernel';
import { getDayNumber } from './calendar-date.ts';
import type { Claim } from './claim.ts';
import type { Diary, DiaryResource } from './diary.ts';
import { createSharedLimit, type Limit } from './limits.ts';
import { createOpenings, type Opening } from './opening.ts';
import { createTally, type Tally } from './tally.ts';
import { getZone, type Zone } from './zone.ts';

export interface ResourcePlan {
  readonly id: string;
  readonly opening: Opening;
  /** Live claims of others, in the order given. */
  readonly claims: readonly Claim[];
  /** Appointments and live holds by day; made when first asked for. */
  readonly tally: Tally;
  readonly limit: Limit;
}

/** A diary read once: minutes made ms, dates made instants, dead claims dropped. */
export interface Plan {
  readonly zone: Zone;
  readonly now: number;
  readonly earliest: number;
  /** Starts within the bookable dates, half-open. */
  readonly bookable: Interval;
  readonly durationMs: number;
  readonly stepMs: number;
  readonly beforeMs: number;
  readonly afterMs: number;
  readonly limit: Limit;
  readonly resources: readonly ResourcePlan[];
}

function createLiveTest(diary: Diary, ignored: ReadonlySet<string>): (claim: Claim) => boolean {
  return (claim) =>
    claim.blockedFrom < claim.blockedTo &&
    (claim.kind !== 'hold' || claim.expiresAt === undefined || claim.expiresAt > diary.now) &&
    !ignored.has(claim.id);
}

function toBookable({ now, service, policy }: Diary, zone: Zone): Interval {
  const first = service.bookableFrom;
  const ends: number[] = [];
  if (policy.horizonDays !== undefined) {
    ends.push(zone.startOfDay(zone.dayAt(now) + policy.horizonDays + 1));
  }
  if (service.bookableTo !== undefined) {
    ends.push(zone.startOfDay(getDayNumber(service.bookableTo) + 1));
  }
  return {
    start: first === undefined ? -Infinity : zone.startOfDay(getDayNumber(first)),
    end: Math.min(Infinity, ...ends),
  };
}

function createTallyOnDemand(claims: readonly Claim[], zone: Zone): Tally {
  let tally: Tally | undefined;
  return (day) => {
    tally ??= createTally(
      claims.filter(({ kind }) => kind !== 'block'),
      zone,
    );
    return tally(day);
  };
}

/** Throws AppError `invalid-service` for a duration or step that is not positive. */
export function createPlan(diary: Diary): Plan {
  const { service, policy } = diary;
  const stepMinutes = service.stepMinutes ?? service.durationMinutes;
  if (!(service.durationMinutes > 0 && stepMinutes > 0)) {
    throw new AppError('invalid-service', 'duration and step must be positive');
  }
  const zone = getZone(diary.timeZone);
  const ignored = new Set(diary.ignoredIds);
  const isLive = createLiveTest(diary, ignored);
  const openingOf = createOpenings(diary.tenantHours);
  const perDay = policy.limits?.perResourcePerDay;

  const toResource = ({ id, hours, claims }: DiaryResource): ResourcePlan => {
    const live = claims.filter(isLive);
    const tally = createTallyOnDemand(live, zone);
    const limit: Limit = perDay === undefined ? () => false : (day) => tally(day).count >= perDay;
    return { id, opening: openingOf(hours), claims: live, tally, limit };
  };

  const noticeMinutes = service.minNoticeMinutes ?? policy.minNoticeMinutes ?? 0;
  return {
    zone,
    now: diary.now,
    earliest: diary.now + noticeMinutes * minuteMs,
    bookable: toBookable(diary, zone),
    durationMs: service.durationMinutes * minuteMs,
    stepMs: stepMinutes * minuteMs,
    beforeMs: (service.bufferBeforeMinutes ?? 0) * minuteMs,
    afterMs: (service.bufferAfterMinutes ?? 0) * minuteMs,
    limit: createSharedLimit(diary, ignored, zone),
    resources: diary.resources.map(toResource),
  };
}

/**
 * The resources in the order in which "any" would take them on a day: the least booked minutes
 * first, then the diary's own order. Blocks are no bookings: time off does not make a day busy.
 */
export function rankResources(plan: Plan, day: number): readonly ResourcePlan[] {
  if (plan.resources.length < 2) return plan.resources;
  return plan.resources
    .map((resource) => ({ resource, bookedMs: resource.tally(day).bookedMs }))
    .sort((a, b) => a.bookedMs - b.bookedMs)
    .map(({ resource }) => resource);
}
