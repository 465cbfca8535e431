import { hourMs, type Interval, minuteMs } from '@gomomo/kernel';
import { getZone } from './zone.ts';

/** No claim is longer, buffers included, so that look-ups can bound how far back to read. */
const longestClaimMs = 24 * hourMs;

/**
 * One reservation of one resource's time. `start` and `end` are the visit or the time off;
 * `blockedFrom` and `blockedTo` add its own buffers (a block has none). All half-open epoch ms: a
 * claim of no length blocks nothing, exactly as an empty range in Postgres overlaps nothing.
 */
export interface Claim extends Interval {
  readonly id: string;
  readonly kind: 'appointment' | 'hold' | 'block';
  readonly blockedFrom: number;
  readonly blockedTo: number;
  /** Of a hold: it is live while `now < expiresAt`. */
  readonly expiresAt?: number | undefined;
}

export interface ClaimRules {
  readonly durationMinutes: number;
  readonly bufferBeforeMinutes?: number | undefined;
  readonly bufferAfterMinutes?: number | undefined;
}

export type ClaimTimes = Pick<Claim, 'start' | 'end' | 'blockedFrom' | 'blockedTo'>;

/** The times that a visit of a service claims when it begins at `start`. */
export function toClaimTimes(start: number, service: ClaimRules): ClaimTimes {
  const end = start + service.durationMinutes * minuteMs;
  return {
    start,
    end,
    blockedFrom: start - (service.bufferBeforeMinutes ?? 0) * minuteMs,
    blockedTo: end + (service.bufferAfterMinutes ?? 0) * minuteMs,
  };
}

/** True when duration and buffers together stay within `longestClaimMs`. */
export function fitsOneClaim(service: ClaimRules): boolean {
  const { blockedFrom, blockedTo } = toClaimTimes(0, service);
  return blockedTo - blockedFrom <= longestClaimMs;
}

/**
 * The claims to load for starts within `from ≤ start ≤ to`: those with `blockedTo > result.start`
 * and `blockedFrom < result.end`. Whole local days, because limits and the choice of the least busy
 * resource look at the whole day. To bound the index, add `blockedTo < result.end + longestClaimMs`.
 */
export function claimsWindow(
  window: { readonly from: number; readonly to: number },
  service: ClaimRules,
  timeZone: string,
): Interval {
  const zone = getZone(timeZone);
  const reach = toClaimTimes(0, service);
  return {
    start: zone.startOfDay(zone.dayAt(window.from)) + reach.blockedFrom,
    end: zone.startOfDay(zone.dayAt(window.to) + 1) + reach.blockedTo,
  };
}
