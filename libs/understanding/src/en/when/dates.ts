import { isDate } from '../../calendar/civil-date.ts';
import { monthOf, shyNames, weekdayNamed } from '../calendar/names.ts';
import { isAmount } from './amount-guards.ts';
import { dayOfMonth, skip, yearAt } from './date-parts.ts';
import type { DateAtom, YearMatch } from './date-parts.ts';
import { numericDateAt } from './numeric-dates.ts';
import type { Scope, Strength } from './nodes.ts';
import { bareOrdinal } from './ordinal-dates.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

const asDate = (
  from: number,
  year: YearMatch,
  month: number,
  day: number,
  strength: Strength = 'strong',
): DateAtom | undefined => {
  // An impossible day ("February 30") is no date; 29 February finds its leap year when resolved.
  if (!isDate(year.year ?? 2000, month, day)) return undefined;
  const date = { kind: 'civil' as const, month, day };
  return {
    kind: 'date',
    from,
    to: year.to,
    date: year.year === undefined ? date : { ...date, year: year.year },
    strength,
  };
};

/** "March 11th", "Jan the 19th", "Oct. 2, 2017", "Oct2", "Oct/2". */
function monthFirst(tokens: readonly Token[], index: number): DateAtom | undefined {
  const month = monthOf(textAt(tokens, index));
  if (month === undefined) return undefined;
  const mark = skip(tokens, index + 1, ['.', '/', '-', ',']);
  const at = skip(tokens, mark, ['the', 'on']);
  const day = dayOfMonth(tokens, at);
  if (day === undefined) return undefined;
  const token = tokenAt(tokens, at);
  if (token.kind === 'number' && !standsAsDay(tokens, index, at)) return undefined;
  return asDate(index, yearAt(tokens, at + 1, true), month, day);
}

/** Behind a month, "March 5 pm" and "May 5:30" are times and "may 2 people" is an amount. */
function standsAsDay(tokens: readonly Token[], monthIndex: number, index: number): boolean {
  const next = tokenAt(tokens, index + 1);
  const pair = tokenAt(tokens, index + 2);
  if ((next.text === ':' || (next.text === '.' && pair.glued)) && pair.kind === 'number')
    return false;
  if (next.text === "o'clock") return false;
  const word = textAt(tokens, monthIndex);
  return !isAmount(tokens, index) || !shyNames.has(word);
}

/** "11th of March", "28 june in 2020", "the 5th March", "4 July 2019". */
function dayFirst(tokens: readonly Token[], index: number): DateAtom | undefined {
  const day = dayOfMonth(tokens, index);
  if (day === undefined) return undefined;
  const before = tokenAt(tokens, index - 1);
  const token = tokenAt(tokens, index);
  if (token.glued && before.text === ':' && tokenAt(tokens, index - 2).kind === 'number')
    return undefined;
  let at = skip(tokens, index + 1, ['day']);
  at = skip(tokens, at, ['of', '.', '/', '-', ',', 'in']);
  const month = monthOf(textAt(tokens, at));
  if (month === undefined) return undefined;
  // "at 5 march is fine" does not occur; "from 2 may I" does: a shy month needs "of" or an ordinal.
  if (textAt(tokens, at) === 'may' && token.kind === 'number' && isVerb(tokens, at + 1))
    return undefined;
  const dotted = skip(tokens, at + 1, ['.']);
  const year = yearAt(tokens, dotted, true);
  return asDate(index, year.year === undefined ? { to: at + 1 } : year, month, day);
}

const verbFollowers = new Set(['i', 'we', 'be', 'not', 'you', 'work', 'have', 'need', 'also']);
export const isVerb = (tokens: readonly Token[], index: number): boolean =>
  verbFollowers.has(textAt(tokens, index));

/** A date with a month or a day number that starts at `index`. */
export function calendarDateAt(
  tokens: readonly Token[],
  index: number,
  scope: Scope,
): DateAtom | undefined {
  const token = tokenAt(tokens, index);
  if (token.kind === 'word') return monthFirst(tokens, index);
  if (token.kind === 'mark') return undefined;
  const before = tokenAt(tokens, index - 1);
  const stuck = token.glued && before.kind === 'word' && !['on', 'at', 'by'].includes(before.text);
  if (token.kind === 'number' && stuck) return undefined;
  return (
    numericDateAt(tokens, index) ?? dayFirst(tokens, index) ?? bareOrdinal(tokens, index, scope)
  );
}

/** "Wed or thu": one of two days. */
const isBesideWeekday = (tokens: readonly Token[], index: number): boolean =>
  [1, -1].some(
    (side) =>
      ['or', 'and'].includes(textAt(tokens, index + side)) &&
      weekdayNamed(textAt(tokens, index + 2 * side)) !== undefined,
  );

/** Whether a weekday's short form stands where a day would, and is not the verb or the noun. */
export function isWeekdayHere(tokens: readonly Token[], index: number): boolean {
  const word = textAt(tokens, index);
  if (weekdayNamed(word) === undefined) return false;
  if (!shyNames.has(word)) return true;
  const before = textAt(tokens, index - 1);
  const next = tokenAt(tokens, index + 1);
  if (['on', 'this', 'next', 'coming', 'for', 'last', 'every'].includes(before)) return true;
  if (before === '' && next.text === '') return true;
  if (isBesideWeekday(tokens, index)) return true;
  if (['the', 'a', 'in', 'i', 'we', 'you', 'he', 'she'].includes(before)) return false;
  return (
    next.kind === 'number' ||
    next.kind === 'ordinal' ||
    next.text === ',' ||
    next.text === '.' ||
    next.text === 'the' ||
    next.text === 'at' ||
    monthOf(next.text) !== undefined
  );
}
