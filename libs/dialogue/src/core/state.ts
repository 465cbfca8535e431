import type { Appointment } from '@gomomo/contracts';

import type { DayRange, LocalDate, LocalTime, TimeValue } from '../command.ts';
import type { Effect } from './effect.ts';
import type { Pending } from './pending.ts';
import type { Prompt } from './prompt.ts';

export type Flow = 'none' | 'book' | 'reschedule' | 'cancel' | 'lookup';

/** Times of day in minutes since midnight, half-open. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

export type TimeWish =
  | {
      readonly kind: 'at';
      readonly times: readonly LocalTime[];
      readonly around: boolean;
      /** Several were named and any of them will do: they are offered, none is taken. */
      readonly either?: boolean;
    }
  | {
      readonly kind: 'window';
      readonly window: TimeWindow;
      /** Further windows that will do as well: "before 10 or after 5". */
      readonly or?: readonly TimeWindow[];
      readonly part: 'morning' | 'afternoon' | 'evening' | 'night' | null;
    };

/** What the client wants so far. Nothing in here is a fact. */
export interface Wish {
  /** A service was named that is not on offer. */
  unknownService: string | null;
  /** None: not said. One: decided. Several: the words fit each of them. */
  serviceIds: string[];
  staff: readonly string[] | 'any';
  notStaff: string[];
  days: DayRange | null;
  /** Of `days`, where it reaches from the first to the last of them, only these: "the 3rd or the 9th". */
  anyOf: readonly DayRange[];
  /** The days are ours, for want of a word about them (the day of an appointment being moved). */
  assumedDays: boolean;
  /** Readings the resolver could not decide between; asked once. */
  dayReadings: readonly DayRange[];
  /** Why these are asked about, and what was said; null where the words merely leave it open. */
  dayDoubt: {
    readonly kind: 'impossible' | 'conflict' | 'order' | 'unknown';
    readonly said: string;
  } | null;
  weekdays: readonly number[];
  notDays: DayRange[];
  notWeekdays: number[];
  time: TimeWish | null;
  notTimes: TimeWindow[];
  edge: 'first' | 'last' | null;
  /** The edge was asked about: it is offered, not taken. */
  edgeAsked: boolean;
}

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

export interface ClientDetails {
  name: string | null;
  phone: string | null;
  email: string | null;
}

/** An appointment the client has proved to be theirs, as booking-core answers it. */
export type AppointmentFacts = Appointment;

/**
 * What exactly a yes would do. Frozen: it is never edited, only dropped and minted anew under
 * another id, so that a yes can only mean what was shown.
 */
export type Proposal = {
  readonly id: string;
  readonly service: { readonly id: string; readonly name: string; readonly minutes: number };
  readonly resource: { readonly id: string; readonly name: string };
  readonly start: string;
  readonly end: string;
  readonly priceMinor: number | null;
  readonly client: {
    readonly name: string | null;
    readonly phone: string | null;
    readonly email: string | null;
  };
} & (
  | {
      readonly kind: 'book';
      readonly handle: string;
      /** Null: nothing is held; booked in one step. */
      readonly holdId: string | null;
      readonly expiresAt: string | null;
      readonly freeToChangeUntil: string | null;
    }
  | {
      readonly kind: 'reschedule';
      readonly handle: string;
      /** Null: the new time overlaps the old one, which no hold can do; moved in one step. */
      readonly holdId: string | null;
      readonly expiresAt: string | null;
      readonly freeToChangeUntil: string | null;
      readonly reference: string;
      readonly version: number;
      readonly was: { readonly start: string; readonly resource: string };
    }
  | { readonly kind: 'cancel'; readonly reference: string; readonly version: number }
);

/** The form of `DialogueState`: raised with every change that an older value does not have. */
export const stateFormat = 3;

/** What was said of another clock than the business's, as it was said. */
export interface Unplaced {
  readonly date: LocalDate | null;
  readonly value: Extract<TimeValue, { kind: 'at' | 'window' }>;
}

/** Plain JSON: a conversation is this value, and replaying its inputs gives it again. */
export interface DialogueState {
  readonly format: typeof stateFormat;
  flow: Flow;
  pending: Pending;
  wish: Wish;
  client: ClientDetails;
  /** Number the call came from: a first factor, never enough alone. */
  caller: string | null;
  offer: Offer | null;
  /** The one taken from the offer. */
  chosen: OfferedSlot | null;
  hold: Hold | null;
  proposal: Proposal | null;
  appointment: AppointmentFacts | null;
  /** Given to prove an appointment, and not proved yet. */
  claim: { reference: string | null; contact: string | null; name: string | null };
  /** The conversation was opened with a signed link. */
  manageLink: boolean;
  wrongProofs: number;
  /** What was started and has not come back. */
  awaiting: Effect[];
  misses: { silence: number; unclear: number };
  turns: number;
  /** Counter behind every id minted in this conversation. */
  minted: number;
  /** Ids of the options named last, in their order. */
  menu: string[];
  /** Words of this turn that nobody read, until it is said. */
  unread: { said: readonly string[]; holdsBack: boolean } | null;
  /** The wish that was told last with an offer (JSON), so that a change of it is told. */
  told: string;
  /** Still wanted after the one at hand: further services, and how many more of the same. */
  next: { services: readonly (readonly string[])[]; more: number };
  /** The client's own zone (IANA), named in words; the channel may know another. */
  zone: string | null;
  /** A time of a clock that nobody knows, until it is said whose it is. */
  unplaced: Unplaced | null;
  /** It has been said which language is spoken here. */
  languageTold: boolean;
  /** Said last, to be said again. */
  last: Prompt[];
  /** The service last asked about, for a client who then says "book one". */
  topicService: string | null;
  /** The question on the table, as it was asked. */
  question: Prompt | null;
}

export const emptyWish = (): Wish => ({
  unknownService: null,
  serviceIds: [],
  staff: 'any',
  notStaff: [],
  days: null,
  anyOf: [],
  assumedDays: false,
  dayReadings: [],
  dayDoubt: null,
  weekdays: [],
  notDays: [],
  notWeekdays: [],
  time: null,
  notTimes: [],
  edge: null,
  edgeAsked: false,
});

/** A conversation before its first turn. */
export function createState(): DialogueState {
  return {
    format: stateFormat,
    flow: 'none',
    pending: { kind: 'nothing' },
    wish: emptyWish(),
    client: { name: null, phone: null, email: null },
    caller: null,
    offer: null,
    chosen: null,
    hold: null,
    proposal: null,
    appointment: null,
    claim: { reference: null, contact: null, name: null },
    manageLink: false,
    wrongProofs: 0,
    awaiting: [],
    misses: { silence: 0, unclear: 0 },
    turns: 0,
    minted: 0,
    menu: [],
    unread: null,
    told: '',
    next: { services: [], more: 0 },
    zone: null,
    unplaced: null,
    languageTold: false,
    last: [],
    topicService: null,
    question: null,
  };
}
