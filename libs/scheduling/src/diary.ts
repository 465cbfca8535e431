import type { Interval } from '@gomomo/kernel';
import type { Claim, ClaimRules } from './claim.ts';
import type { Hours } from './hours.ts';

/** What a service asks of time. Dates are tenant-local and inclusive. */
export interface ServiceRules extends ClaimRules {
  /** Distance of starts; the duration when missing. */
  readonly stepMinutes?: number | undefined;
  /** Replaces the policy's notice. */
  readonly minNoticeMinutes?: number | undefined;
  readonly bookableFrom?: string | undefined;
  readonly bookableTo?: string | undefined;
  readonly maxPerDay?: number | undefined;
  readonly maxMinutesPerDay?: number | undefined;
}

export interface BookingLimits {
  readonly perClientPerDay?: number | undefined;
  readonly perClientPerWeek?: number | undefined;
  readonly perResourcePerDay?: number | undefined;
  readonly upcomingPerClient?: number | undefined;
}

export interface BookingPolicy {
  readonly minNoticeMinutes?: number | undefined;
  /** Last bookable date = today + this many dates; unbounded when missing. */
  readonly horizonDays?: number | undefined;
  readonly limits?: BookingLimits | undefined;
}

/** A visit that counts against a limit, on the local day of its start. */
export interface Booked extends Interval {
  readonly id?: string | undefined;
}

export interface DiaryResource {
  readonly id: string;
  readonly hours?: Hours | undefined;
  readonly claims: readonly Claim[];
}

/**
 * Everything that decides about the starts of one service, as of `now`. Instants are epoch ms.
 * Claims and counts must cover `claimsWindow` and `countsWindow` of what is asked.
 */
export interface Diary {
  readonly now: number;
  readonly timeZone: string;
  readonly tenantHours: Hours;
  /** Those who can give the service, in the order that breaks ties. */
  readonly resources: readonly DiaryResource[];
  readonly service: ServiceRules;
  readonly policy: BookingPolicy;
  /** Counted for `maxPerDay` and `maxMinutesPerDay`: the service's visits with any resource. */
  readonly serviceBooked?: readonly Booked[] | undefined;
  /** Counted for the limits per client, any service; missing when the client is not known. */
  readonly clientBooked?: readonly Booked[] | undefined;
  /** Claims and visits to look through: the caller's own hold, the appointment being moved. */
  readonly ignoredIds?: readonly string[] | undefined;
}

/** Starts that are asked for: `from ≤ start ≤ to`. */
export interface StartWindow {
  readonly from: number;
  readonly to: number;
}

/** `resourceIds`: who could take it, the one that "any" would choose first. */
export interface Slot extends Interval {
  readonly resourceIds: readonly string[];
}
