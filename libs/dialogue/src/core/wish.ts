import type { DateValue, DayRange, LocalTime, TimeValue } from '../command.ts';

/** Times of day in minutes since midnight, half-open. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

export type TimeWish =
  | PlainTime
  | {
      /** Several days with their own times, any of which will do; null: any time of that day. */
      readonly kind: 'by-day';
      readonly either: readonly { readonly days: DayRange; readonly time: PlainTime | null }[];
    };

export type PlainTime =
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
  /** "An hour later" than an appointment that is not opened yet, or at its time. */
  step: Extract<DateValue | TimeValue, { kind: 'shift' | 'same' }> | null;
  /** The edge was asked about: it is offered, not taken. */
  edgeAsked: boolean;
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
  step: null,
  edgeAsked: false,
});
