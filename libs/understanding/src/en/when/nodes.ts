import type { HolidayName } from '../calendar/holiday-dates.ts';
import type { Daypart } from '../calendar/names.ts';

/** How sure the words alone make us that a time or date is meant. */
export type Strength = 'strong' | 'medium' | 'weak';

/** A clock time as said, before context decides between morning and afternoon. */
export interface ClockExpr {
  /** 0 to 24, as said. */
  readonly hour: number;
  readonly minute: number;
  /** `either` when the client said "am or pm". */
  readonly half?: 'am' | 'pm' | 'either';
  readonly daypart?: Daypart | 'lunch';
  /** Written "07:30": a 24-hour form. */
  readonly padded?: boolean;
  /** Of the 24-hour day, whatever its number. */
  readonly exact?: boolean;
}

export interface Amounts {
  readonly years: number;
  readonly months: number;
  readonly days: number;
  readonly minutes: number;
  /** The amount was said in weeks. */
  readonly inWeeks: boolean;
  /** Days on which business is done: Monday to Friday. */
  readonly workdays?: number;
}

export type WeekdayMode = 'bare' | 'this' | 'next' | 'coming' | 'last';

export type { HolidayName };

/** A day as said. Weeks start on Monday; `week` counts weeks from the current one. */
export type DateExpr =
  | { readonly kind: 'day'; readonly offset: number }
  | {
      readonly kind: 'civil';
      readonly year?: number;
      /** 1 for "next year". */
      readonly yearOffset?: number;
      readonly month: number;
      readonly day: number;
      /** The weekday that was said beside it. */
      readonly weekday?: number;
      /** What the same digits mean in the visitor's country. */
      readonly swapped?: true;
    }
  | {
      readonly kind: 'ordinal';
      readonly day: number;
      /** 0: of this month; 1: of next month; absent: not said. */
      readonly months?: number;
      readonly weekday?: number;
    }
  | {
      readonly kind: 'weekday';
      readonly weekday: number;
      readonly mode: WeekdayMode;
      readonly week?: number;
      readonly plusWeeks?: number;
    }
  | {
      readonly kind: 'nth-weekday';
      /** 1 first … 5 fifth, -1 last. */
      readonly nth: number;
      readonly weekday: number;
      readonly period: PeriodExpr;
    }
  | { readonly kind: 'weekday-of-week'; readonly weekday: number; readonly period: PeriodExpr }
  | {
      readonly kind: 'shift';
      readonly base: DateExpr;
      readonly amounts: Amounts;
      readonly sign: 1 | -1;
      readonly weekday?: number;
    }
  /** The first such weekday behind (1) or in front of (-1) a day. */
  | {
      readonly kind: 'near-weekday';
      readonly weekday: number;
      readonly base: DateExpr;
      readonly sign: 1 | -1;
    }
  /** "the last day of March". */
  | { readonly kind: 'edge-day'; readonly period: PeriodExpr; readonly edge: 'first' | 'last' }
  | {
      readonly kind: 'holiday';
      readonly name: HolidayName;
      readonly year?: number;
      readonly yearOffset?: number;
    };

export type PeriodPart = 'early' | 'middle' | 'end' | 'rest' | 'first-half' | 'second-half';

export type Season = 'spring' | 'summer' | 'autumn' | 'winter';

/** A stretch of days as said. `offset` counts periods from the current one. */
export type PeriodExpr =
  | {
      readonly kind: 'week' | 'weekend' | 'workweek' | 'month' | 'year' | 'fortnight';
      readonly offset: number;
      readonly part?: PeriodPart;
    }
  | {
      readonly kind: 'named-month';
      readonly month: number;
      readonly year?: number;
      /** 1 for "June next year". */
      readonly yearOffset?: number;
      readonly part?: PeriodPart;
    }
  | { readonly kind: 'next-days'; readonly amounts: Amounts; readonly fromToday: boolean }
  | { readonly kind: 'week-of'; readonly date: DateExpr }
  /** The week or weekend behind (1), around (0) or in front of (-1) a day. */
  | {
      readonly kind: 'near';
      readonly unit: 'week' | 'weekend';
      readonly date: DateExpr;
      readonly sign: 1 | 0 | -1;
    }
  | { readonly kind: 'nth-weekend'; readonly nth: number; readonly of: PeriodExpr }
  | { readonly kind: 'quarter'; readonly quarter?: number; readonly ahead: number }
  | { readonly kind: 'season'; readonly season: Season; readonly ahead: number }
  /** "the first three days of April", "the last week of the month". */
  | {
      readonly kind: 'edge-days';
      readonly of: PeriodExpr;
      readonly edge: 'first' | 'last';
      readonly days: number;
    }
  | {
      readonly kind: 'nth-week';
      readonly nth: number;
      readonly of?: PeriodExpr;
      readonly year?: number;
    }
  | { readonly kind: 'days-from'; readonly date: DateExpr; readonly amounts: Amounts };

interface Place {
  /** Token index, inclusive. */
  readonly from: number;
  /** Token index, exclusive. */
  readonly to: number;
}

export type Atom = Place &
  (
    | { readonly kind: 'clock'; readonly clock: ClockExpr; readonly strength: Strength }
    | { readonly kind: 'date'; readonly date: DateExpr; readonly strength: Strength }
    | {
        readonly kind: 'daypart';
        readonly daypart: Daypart;
        /** "tonight", "this morning". */
        readonly date?: DateExpr;
        readonly edge?: 'first' | 'last';
        /** "mornings": a habit rather than one of them. */
        readonly plural?: true;
      }
    | { readonly kind: 'period'; readonly period: PeriodExpr }
    | { readonly kind: 'moment'; readonly amounts: Amounts; readonly within: boolean }
    /** "after work", "before lunch". */
    | { readonly kind: 'limit'; readonly bound: 'before' | 'after'; readonly minute: number }
    /** "Mondays", "weekdays", "mon/wed/fri": any of these. */
    | { readonly kind: 'weekdays'; readonly weekdays: readonly number[] }
    | { readonly kind: 'window'; readonly start: number; readonly end: number }
    | { readonly kind: 'duration'; readonly amounts: Amounts }
    /** Without a day it is today's, unless one follows. */
    | { readonly kind: 'end-of-day'; readonly date?: DateExpr }
    | { readonly kind: 'now' }
    | { readonly kind: 'past' }
    | { readonly kind: 'recurring' }
  );

/** What the conversation makes likely, for the rules that read bare numbers. */
export interface Scope {
  readonly dateAsked: boolean;
  readonly timeAsked: boolean;
  /** Options were named: "the first" picks one of them. */
  readonly choiceAsked?: boolean;
  /** In "3/4" the day stands first. */
  readonly dayFirst?: boolean;
  /** The visitor writes dates in the other order. */
  readonly bothOrders?: boolean;
  /** "3.4." is a date. */
  readonly dotted?: boolean;
}
