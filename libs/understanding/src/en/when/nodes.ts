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
}

export interface Amounts {
  readonly years: number;
  readonly months: number;
  readonly days: number;
  readonly minutes: number;
  /** The amount was said in weeks. */
  readonly inWeeks: boolean;
}

export type WeekdayMode = 'bare' | 'this' | 'next' | 'coming' | 'last';

export type HolidayName =
  | 'christmas'
  | 'christmas eve'
  | 'boxing day'
  | 'new year'
  | 'new year eve'
  | 'valentine'
  | 'halloween'
  | 'independence day'
  | 'st patrick'
  | 'easter'
  | 'easter monday'
  | 'good friday'
  | 'thanksgiving'
  | 'labor day'
  | 'memorial day'
  | 'mothers day'
  | 'fathers day';

/** A day as said. Weeks start on Monday; `week` counts weeks from the current one. */
export type DateExpr =
  | { readonly kind: 'day'; readonly offset: number }
  | {
      readonly kind: 'civil';
      readonly year?: number;
      readonly month: number;
      readonly day: number;
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
  | { readonly kind: 'holiday'; readonly name: HolidayName; readonly year?: number };

export type PeriodPart = 'early' | 'middle' | 'end' | 'rest';

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
      }
    | { readonly kind: 'period'; readonly period: PeriodExpr }
    | { readonly kind: 'moment'; readonly amounts: Amounts; readonly within: boolean }
    | { readonly kind: 'window'; readonly start: number; readonly end: number }
    | { readonly kind: 'duration'; readonly amounts: Amounts }
    | { readonly kind: 'end-of-day'; readonly date: DateExpr }
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
}
