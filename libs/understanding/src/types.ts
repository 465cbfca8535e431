import type { Daypart } from './en/calendar/names.ts';

export type { Daypart };

/** A place in the client's original text: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Polarity = 'wanted' | 'excluded' | 'current' | 'background';

/** `own`: "my time"; `here`: "your time", the business's own; `unknown`: a place nobody knows here. */
export type NamedZone =
  | { readonly kind: 'iana'; readonly id: string }
  | { readonly kind: 'own' }
  | { readonly kind: 'here' }
  | { readonly kind: 'unknown'; readonly said: string };

/**
 * - `impossible`: there is no such day ("31 April"); `dates` are its neighbours, nothing is meant yet.
 * - `conflict`: weekday and date disagree ("Friday the 3rd", a Thursday); `dates` are both candidates.
 * - `order`: "3/4" is another day in the visitor's country than in the business's; both, the
 *   business's first.
 * - `unknown`: a holiday by the moon ("Diwali"): its day is not known here, `dates` is empty.
 */
export type DateDoubt = 'impossible' | 'conflict' | 'order' | 'unknown';

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
  /** The limit (of a window its end) is inside: "by Friday", "5 or later", "after 2, not after 4". */
  readonly inclusive?: true;
  /** The start of the limit itself is outside: "later than 3", "past 3". */
  readonly strict?: true;
  /**
   * wanted; excluded ("not Monday"); current (what a change starts from: "from Monday to …");
   * background (a fact beside the wish: "the kids are at school til 3", "I had one on the 2nd").
   */
  readonly polarity: Polarity;
  /** Stands beside the value before it by "or" or in a list: either of them will do. */
  readonly either?: true;
  /** ISO weekdays of which any will do: "mon/wed/fri", "weekday mornings"; `dates` is empty. */
  readonly weekdays?: readonly number[];
  /** The clock was said of another zone than the business's. */
  readonly zone?: NamedZone;
  /** Why the days are to be asked about, however sure the words are; see `DateDoubt`. */
  readonly doubt?: DateDoubt;
  /** "first thing on Monday", "the end of the day": the first or last time there is. */
  readonly edge?: 'first' | 'last';
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
