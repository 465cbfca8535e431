import type { Daypart } from './en/calendar/names.ts';

export type { Daypart };

/** A place in the client's original text: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One meaning of the day words. `to` is the last day inside (a range), absent for a single day. */
export interface DateReading {
  /** YYYY-MM-DD, without a zone. */
  readonly from: string;
  readonly to?: string;
}

/** One meaning of the time words: HH:MM, 24 h. `to` closes a window of the day. */
export interface TimeReading {
  readonly from: string;
  readonly to?: string;
}

/**
 * A date, a time, both, or a stretch of either, with every reading the words allow (likeliest
 * first). More than one reading means that the text leaves it open.
 */
export interface WhenValue {
  readonly span: Span;
  readonly text: string;
  readonly dates: readonly DateReading[];
  readonly times: readonly TimeReading[];
  readonly daypart?: Daypart;
  /** The date or time is a limit: "before 5 pm", "from the 3rd on". */
  readonly bound?: 'before' | 'after';
  /** wanted; excluded ("not Monday"); current (what a change starts from: "from Monday to …"). */
  readonly polarity: 'wanted' | 'excluded' | 'current';
  /** The words around it say that it takes the place of another ("make it", "instead"). */
  readonly replaces: boolean;
  /** 0 to 1: how sure the words make us that this is a date or time, and which. */
  readonly certainty: number;
  readonly dateSpan?: Span;
  readonly timeSpan?: Span;
}

/** A length of time that was named without saying when: "a 30 minute massage", "3 nights". */
export interface DurationValue {
  readonly span: Span;
  readonly days: number;
  readonly minutes: number;
}
