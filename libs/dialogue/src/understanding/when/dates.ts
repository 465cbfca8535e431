import { isDate } from '../calendar/civil-date.ts';
import { monthOf, shyNames, weekdayNamed } from '../calendar/names.ts';
import { closesTime, isAmount } from './amount-guards.ts';
import { fullYear, isYear, numericDateAt } from './numeric-dates.ts';
import type { Atom, Scope, Strength } from './nodes.ts';
import { textAt, tokenAt } from '../text/tokens.ts';
import type { Token } from '../text/tokens.ts';

export type DateAtom = Extract<Atom, { kind: 'date' }>;

const skip = (tokens: readonly Token[], index: number, words: readonly string[]): number =>
  words.includes(textAt(tokens, index)) ? index + 1 : index;

interface YearMatch {
  readonly year?: number;
  readonly to: number;
}

/** ", 2018", "of 2018", "in 2018", "'18" behind a date, spelt "twenty nineteen", or nothing. */
export function yearAt(tokens: readonly Token[], index: number, twoDigits: boolean): YearMatch {
  const at = skip(tokens, skip(tokens, index, [',', '/', '.', '-']), ['of', 'in']);
  const token = tokenAt(tokens, at);
  if (isYear(token) && textAt(tokens, at + 1) !== ':') return { year: token.value, to: at + 1 };
  const century = token.kind === 'number' && token.digits === '' ? token.value : 0;
  const rest = tokenAt(tokens, at + 1);
  if (
    (century === 20 || century === 19) &&
    rest.kind === 'number' &&
    rest.value < 100 &&
    rest.value > 9
  )
    return { year: century * 100 + rest.value, to: at + 2 };
  if (textAt(tokens, at) === "'" && tokenAt(tokens, at + 1).digits.length === 2)
    return { year: fullYear(tokenAt(tokens, at + 1).value), to: at + 2 };
  if (textAt(tokens, at) === 'this' && textAt(tokens, at + 1) === 'year') return { to: at + 2 };
  if (
    twoDigits &&
    at === index &&
    token.digits.length === 2 &&
    token.value >= 10 &&
    endsThere(tokens, at)
  )
    return { year: fullYear(token.value), to: at + 1 };
  return { to: index };
}

const endsThere = (tokens: readonly Token[], index: number): boolean => {
  const next = tokenAt(tokens, index + 1);
  return (
    !isAmount(tokens, index) &&
    (next.text === '' || next.text === ',' || next.text === '.') &&
    !tokenAt(tokens, index + 2).glued
  );
};

const dayOfMonth = (tokens: readonly Token[], index: number): number | undefined => {
  const token = tokenAt(tokens, index);
  if (token.kind !== 'ordinal' && (token.kind !== 'number' || token.digits.length > 2))
    return undefined;
  return token.value >= 1 && token.value <= 31 ? token.value : undefined;
};

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

const monthWords = new Set(['month', 'months', "month's"]);

/** "of this month", "of next month", "this month", "next month": the month distance and the end. */
function relativeMonth(
  tokens: readonly Token[],
  index: number,
): { months: number; to: number } | undefined {
  const at = skip(tokens, skip(tokens, index, ['day']), ['of', 'in']);
  const article = skip(tokens, at, ['the']);
  const word = textAt(tokens, article);
  const months = word === 'next' || word === 'following' || word === 'coming' ? 1 : 0;
  const named = word === 'this' || word === 'current' || months === 1 ? article + 1 : article;
  if (named === at || !monthWords.has(textAt(tokens, named))) return undefined;
  return { months, to: named + 1 };
}

const ordinalOf = (
  from: number,
  to: number,
  day: number,
  strength: Strength,
  months?: number,
): DateAtom => ({
  kind: 'date',
  from,
  to,
  date: { kind: 'ordinal', day, ...(months === undefined ? {} : { months }) },
  strength,
});

/** Nouns that make "the first" or "the second" pick from a list instead of the calendar. */
const listNouns = new Set([
  'one',
  'option',
  'choice',
  'time',
  'slot',
  'appointment',
  'opening',
  'place',
  'restaurant',
  'name',
  'offer',
  'available',
  'thing',
  'floor',
  'day',
  'visit',
  'person',
  'half',
  'half',
  'two',
  'class',
  'week',
  'weekend',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'account',
  'card',
  'payment',
  'number',
  'letter',
  'digit',
  'digits',
  'booking',
  'reservation',
  'street',
  'avenue',
  'st',
  'ave',
  'birthday',
  'anniversary',
  'grade',
  'of',
  'times',
  'quarter',
  'party',
  'line',
  'question',
  'stop',
  'thought',
  'thoughts',
  'though',
  'hand',
  'chance',
  'try',
  'glance',
  'look',
  'class',
  'rate',
  'world',
  'base',
  'name',
  'timer',
  'reading',
  'call',
  'ones',
]);

/** "the 8th", "5th of this month", "on the 15", "day 15 of next month". */
function bareOrdinal(tokens: readonly Token[], index: number, scope: Scope): DateAtom | undefined {
  const token = tokenAt(tokens, index);
  const day = dayOfMonth(tokens, index);
  if (day === undefined) return undefined;
  const relative = relativeMonth(tokens, index + 1);
  const ordinal = token.kind === 'ordinal';
  if (relative !== undefined && (ordinal || textAt(tokens, index - 1) === 'the'))
    return ordinalOf(index, relative.to, day, 'strong', relative.months);
  if (!ordinal) return numberedDay(tokens, index, day, scope);
  const next = textAt(tokens, index + 1);
  const spelt = token.digits === '';
  if (listNouns.has(next) || isProperName(tokens, index)) return undefined;
  const before = textAt(tokens, index - 1);
  const led = before === 'the' || before === 'on';
  if (!spelt) return ordinalOf(index, index + 1, day, 'medium');
  // Spelt, "the second" is a date where one is asked or led in; else it may pick from a list.
  const article = before === 'the';
  if (scope.choiceAsked === true && !scope.dateAsked && day <= 9) return undefined;
  if (!scope.dateAsked && !(led && (article || day > 5))) return undefined;
  const lead = textAt(tokens, index - 2);
  const dated = scope.dateAsked || lead === 'on' || lead === 'for' || day > 5;
  return ordinalOf(index, index + 1, day, dated ? 'medium' : 'weak');
}

/** "20th Street", "7th Heaven": an ordinal in front of a capitalised word that is no date word. */
function isProperName(tokens: readonly Token[], index: number): boolean {
  const next = tokenAt(tokens, index + 1);
  if (!next.capital || closesTime(tokens, index + 1)) return false;
  return (
    next.text.length > 2 &&
    monthOf(next.text) === undefined &&
    weekdayNamed(next.text) === undefined
  );
}

/** "on 15", "on the 17": a plain number as a day only with "on", and "the 9" where a date is asked. */
function numberedDay(
  tokens: readonly Token[],
  index: number,
  day: number,
  scope: Scope,
): DateAtom | undefined {
  const the = textAt(tokens, index - 1) === 'the';
  const on = textAt(tokens, the ? index - 2 : index - 1) === 'on';
  const next = tokenAt(tokens, index + 1);
  const clock =
    (next.text === ':' || next.text === '.' || next.text === '/') &&
    tokenAt(tokens, index + 2).glued &&
    tokenAt(tokens, index + 2).kind === 'number';
  if (clock || isAmount(tokens, index) || next.text === 'am' || next.text === 'pm')
    return undefined;
  const led =
    the && ['to', 'for', 'until', 'till', 'by', 'from'].includes(textAt(tokens, index - 2));
  const closed = led && next.kind === 'mark' && tokenAt(tokens, index).digits !== '';
  if (!on && !(the && scope.dateAsked) && !closed) return undefined;
  if (next.kind === 'word' && listNouns.has(next.text)) return undefined;
  if (next.kind === 'number' && next.digits.length === 2 && !the) return undefined;
  return ordinalOf(index, index + 1, day, 'medium');
}

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

/** Whether a weekday's short form stands where a day would, and is not the verb or the noun. */
export function isWeekdayHere(tokens: readonly Token[], index: number): boolean {
  const word = textAt(tokens, index);
  if (weekdayNamed(word) === undefined) return false;
  if (!shyNames.has(word)) return true;
  const before = textAt(tokens, index - 1);
  const next = tokenAt(tokens, index + 1);
  if (['on', 'this', 'next', 'coming', 'for', 'last', 'every'].includes(before)) return true;
  if (before === '' && next.text === '') return true;
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
