import type { LocalDate } from '../command.ts';

/** A time a search has found. The handle is all that leaves the core; it means nothing elsewhere. */
export interface OfferedSlot {
  readonly handle: string;
  /** RFC 3339 with the tenant's offset. */
  readonly start: string;
  readonly end: string;
  /** Who is free then. */
  readonly staff: readonly string[];
}

/** The answer of the last search, cut down to what is on the table. */
export interface Offer {
  readonly id: string;
  readonly serviceId: string;
  readonly staff: readonly string[] | 'any';
  /** The strip of days it came from. */
  readonly days: readonly {
    readonly date: LocalDate;
    readonly state: 'free' | 'full' | 'closed';
  }[];
  /** The first of the month that the days are of; null where they are a strip. */
  readonly month: LocalDate | null;
  /** Days in front of and behind the ones shown, as choices. */
  readonly previous: LocalDate | null;
  readonly next: LocalDate | null;
  /** The day shown, null when the times come from several days. */
  readonly day: LocalDate | null;
  readonly slots: readonly OfferedSlot[];
  /** Handles named so far, by a channel that names a few at a time. */
  readonly named: readonly string[];
}

/** The time that is taken: held, or (no `holdId`) only chosen because no further hold was granted. */
export interface Hold {
  readonly holdId: string | null;
  readonly serviceId: string;
  readonly resourceId: string;
  readonly start: string;
  readonly end: string;
  /** Null: nothing is held, so nothing runs out. */
  readonly expiresAt: string | null;
}
