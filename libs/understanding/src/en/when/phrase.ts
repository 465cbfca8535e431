import type { NamedZone } from '../../types.ts';
import type { Daypart } from '../calendar/names.ts';
import type { ClockExpr, DateExpr, PeriodExpr, Strength, Amounts } from './nodes.ts';

export interface TokenSpan {
  readonly from: number;
  readonly to: number;
}

/** A point or a stretch of days, as said. */
export type Days =
  | { readonly kind: 'point'; readonly date: DateExpr }
  | { readonly kind: 'period'; readonly period: PeriodExpr }
  | { readonly kind: 'range'; readonly start: Days; readonly end: Days };

/** One connected expression of date and time: "next Friday between 2 and 4 in the afternoon". */
export interface Phrase extends TokenSpan {
  readonly days?: Days;
  readonly daySpan?: TokenSpan;
  readonly clock?: ClockExpr;
  readonly clockEnd?: ClockExpr;
  /** The clock's end is itself a time to begin at: "after 2 but no later than 4". */
  readonly endsInside?: true;
  /** Nor the start of `clock` ("later than 2, before 4"). */
  readonly startsOutside?: true;
  readonly clockSpan?: TokenSpan;
  readonly daypart?: Daypart;
  readonly daypartSpan?: TokenSpan;
  /** Minutes of a stretch that starts at `clock`. */
  readonly lengthMinutes?: number;
  /** A distance from now. */
  readonly moment?: { readonly amounts: Amounts; readonly within: boolean };
  readonly window?: { readonly start: number; readonly end: number };
  readonly endOfDay?: boolean;
  readonly edge?: 'first' | 'last';
  /** The words themselves set a limit ("after work"). */
  readonly bound?: 'before' | 'after';
  /** The time is told by what people do then ("lunch"); a clock time says it better. */
  readonly occasion?: boolean;
  /** Any of these weekdays. */
  readonly weekdays?: readonly number[];
  /** Of which zone the clock was said. */
  readonly zone?: NamedZone;
  /** Stands beside the phrase before it by "or". */
  readonly either?: true;
  readonly startsNow?: boolean;
  readonly endsNow?: boolean;
  readonly strength: Strength;
  readonly recurring?: boolean;
  readonly past?: boolean;
  /** Only the present was named ("now"). */
  readonly now?: boolean;
  readonly duration?: Amounts;
  /** Both ends of a range were bare numbers: hours, or days once a month stands beside them. */
  readonly bareNumbers?: readonly [number, number];
  /** The value that a change starts from: "move it from Monday to Tuesday". */
  readonly source?: boolean;
}
