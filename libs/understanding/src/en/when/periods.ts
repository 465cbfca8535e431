import { monthOf } from '../calendar/names.ts';
import { amountsAt, hasClockUnits } from './amounts.ts';
import { closesTime } from './amount-guards.ts';
import { yearAt } from './date-parts.ts';
import { stretchAt } from './stretches.ts';
import { isVerb } from './dates.ts';
import type { Atom, PeriodExpr, PeriodPart } from './nodes.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

export type PeriodAtom = Extract<Atom, { kind: 'period' }>;
type UnitPeriod = Extract<PeriodExpr, { offset: number }>;

const unitNames = new Map<string, UnitPeriod['kind']>([
  ['week', 'week'],
  ["week's", 'week'],
  ['wk', 'week'],
  ['weekend', 'weekend'],
  ['weekends', 'weekend'],
  ['workweek', 'workweek'],
  ['month', 'month'],
  ["month's", 'month'],
  ['year', 'year'],
  ['fortnight', 'fortnight'],
]);

const currentWords = new Set(['this', 'current', 'the', 'my', 'our']);
const nextWords = new Set(['next', 'coming', 'following', 'upcoming']);

const make = (from: number, to: number, period: PeriodExpr): PeriodAtom => ({
  kind: 'period',
  from,
  to,
  period,
});

interface UnitMatch {
  readonly period: UnitPeriod;
  readonly to: number;
  readonly determined: boolean;
}

/** "next week", "the coming month", "the week after next", "this weekend". */
function unitAt(tokens: readonly Token[], index: number): UnitMatch | undefined {
  let at = index;
  let offset = 0;
  let determined = false;
  while (at < index + 3) {
    const word = textAt(tokens, at);
    if (nextWords.has(word)) offset = 1;
    else if (!currentWords.has(word)) break;
    determined = determined || word !== 'the';
    at += 1;
  }
  const twoWords = textAt(tokens, at) === 'work' && textAt(tokens, at + 1) === 'week';
  const kind = twoWords ? 'workweek' : unitNames.get(textAt(tokens, at));
  if (kind === undefined) return undefined;
  const to = twoWords ? at + 2 : at + 1;
  const afterNext = afterNextAt(tokens, to);
  if (afterNext !== undefined)
    return { period: { kind, offset: 2 }, to: afterNext, determined: true };
  return { period: { kind, offset }, to, determined };
}

const afterNextAt = (tokens: readonly Token[], index: number): number | undefined => {
  if (textAt(tokens, index) !== 'after') return undefined;
  const the = textAt(tokens, index + 1) === 'the' ? index + 2 : index + 1;
  return textAt(tokens, the) === 'next' ? the + 1 : undefined;
};

const parts = new Map<string, PeriodPart>([
  ['early', 'early'],
  ['beginning', 'early'],
  ['start', 'early'],
  ['middle', 'middle'],
  ['mid', 'middle'],
  ['end', 'end'],
  ['late', 'end'],
  ['rest', 'rest'],
  ['remainder', 'rest'],
  ['remaining', 'rest'],
  ['later', 'rest'],
]);

/** "first half of", "second half of". */
const halfAt = (tokens: readonly Token[], index: number): PeriodPart | undefined => {
  if (textAt(tokens, index + 1) !== 'half') return undefined;
  const { kind, value, text } = tokenAt(tokens, index);
  if (kind === 'ordinal' && value <= 2) return value === 1 ? 'first-half' : 'second-half';
  return text === 'last' || text === 'latter' ? 'second-half' : undefined;
};

/** "end of next week", "later this month", "the rest of the week", "early March". */
function partOfPeriod(tokens: readonly Token[], index: number): PeriodAtom | undefined {
  const the = textAt(tokens, index) === 'the' ? index + 1 : index;
  const half = halfAt(tokens, the);
  const part = half ?? parts.get(textAt(tokens, the));
  if (part === undefined) return undefined;
  let at = half === undefined ? the + 1 : the + 2;
  while (at < the + 4 && ['of', 'in', '-'].includes(textAt(tokens, at))) at += 1;
  const unit = unitAt(tokens, at);
  if (unit !== undefined) {
    if (part === 'rest' && textAt(tokens, the) === 'later' && !unit.determined) return undefined;
    return make(index, unit.to, { ...unit.period, part });
  }
  const month = namedMonthAt(tokens, at);
  return month?.period.kind === 'named-month'
    ? make(index, month.to, { ...month.period, part })
    : undefined;
}

const monthLeads = new Set([
  'in',
  'of',
  'for',
  'during',
  'next',
  'this',
  'early',
  'late',
  'mid',
  'until',
  'till',
  'from',
  'to',
  'by',
  'between',
  'through',
  'out',
  'since',
  'before',
  'after',
  'and',
]);

/** "in February", "Feb 2018", "November, 2016", "June next year", "2016 November". */
function namedMonthAt(tokens: readonly Token[], index: number): PeriodAtom | undefined {
  const mode = textAt(tokens, index);
  const at = mode === 'next' || mode === 'this' ? index + 1 : index;
  const word = textAt(tokens, at);
  const month = monthOf(word);
  if (month === undefined) return undefined;
  const dotted = textAt(tokens, at + 1) === '.' ? at + 2 : at + 1;
  const year = yearAt(tokens, dotted, false);
  if (year.year !== undefined)
    return make(index, year.to, { kind: 'named-month', month, year: year.year });
  if (textAt(tokens, at + 1) === 'next' && textAt(tokens, at + 2) === 'year')
    return make(index, at + 3, { kind: 'named-month', month, yearOffset: 1 });
  const led = at > index || monthLeads.has(textAt(tokens, index - 1));
  const day = tokenAt(tokens, dotted);
  // "February 30" is no day, and not February either.
  if (day.kind === 'number' && day.digits.length === 2 && day.value > 24) return undefined;
  // "August Barbershop" is a name.
  if (!led && day.capital && day.text.length > 2 && !closesTime(tokens, dotted)) return undefined;
  // "the 30th of February": the day was impossible, and the month alone was not meant.
  const dayBefore =
    textAt(tokens, index - 1) === 'of' && tokenAt(tokens, index - 2).kind === 'ordinal';
  if (dayBefore) return undefined;
  const modal =
    (word === 'may' || word === 'march' || word === 'mar') && (!led || isVerb(tokens, at + 1));
  return modal ? undefined : make(index, at + 1, { kind: 'named-month', month });
}

/** "2016 November", "2016, nov", "11/2016", "2016 / 11". */
function yearMonth(tokens: readonly Token[], index: number): PeriodAtom | undefined {
  const year = tokenAt(tokens, index);
  const isYear = year.digits.length === 4 && year.value > 1990 && year.value < 2200;
  const mark = textAt(tokens, index + 1);
  const at = mark === ',' || mark === '/' ? index + 2 : index + 1;
  if (isYear) {
    const month = mark === '/' ? tokenAt(tokens, at).value : monthOf(textAt(tokens, at));
    const valid = month !== undefined && month >= 1 && month <= 12;
    return valid
      ? make(index, at + 1, { kind: 'named-month', month, year: year.value })
      : undefined;
  }
  const later = tokenAt(tokens, index + 2);
  const slash =
    mark === '/' && later.digits.length === 4 && later.value > 1990 && later.value < 2200;
  if (!slash || year.value < 1 || year.value > 12) return undefined;
  return make(index, index + 3, { kind: 'named-month', month: year.value, year: later.value });
}

/** "first week of October", "3rd week of Jan", "week 31", "the third week next year". */
function nthWeek(tokens: readonly Token[], index: number): PeriodAtom | undefined {
  const the = textAt(tokens, index) === 'the' ? index + 1 : index;
  const ordinal = tokenAt(tokens, the);
  const nth = ordinal.kind === 'ordinal' ? ordinal.value : ordinal.text === 'last' ? -1 : 0;
  if (nth !== 0 && textAt(tokens, the + 1) === 'week') {
    const of = ['of', 'in'].includes(textAt(tokens, the + 2)) ? the + 3 : the + 2;
    const year = yearAt(tokens, of, false);
    if (year.year !== undefined)
      return make(index, year.to, { kind: 'nth-week', nth, year: year.year });
    const period = namedMonthAt(tokens, of) ?? unitAtom(tokens, of);
    return period === undefined
      ? undefined
      : make(index, period.to, { kind: 'nth-week', nth, of: period.period });
  }
  const number = tokenAt(tokens, the + 1);
  if (
    textAt(tokens, the) !== 'week' ||
    number.kind !== 'number' ||
    number.value > 53 ||
    number.value < 1
  )
    return undefined;
  const year = yearAt(tokens, the + 2, false);
  return make(index, year.to, {
    kind: 'nth-week',
    nth: number.value,
    ...(year.year === undefined ? {} : { year: year.year }),
  });
}

/** A month, a week or the like behind "of": what a part is a part of. */
export const wholeAt = (tokens: readonly Token[], index: number): PeriodAtom | undefined =>
  namedMonthAt(tokens, index) ?? unitAtom(tokens, index);

const unitAtom = (tokens: readonly Token[], index: number): PeriodAtom | undefined => {
  const unit = unitAt(tokens, index);
  return unit === undefined ? undefined : make(index, unit.to, unit.period);
};

/** "next 3 days", "the next two weeks", "the coming few days". */
function nextDays(tokens: readonly Token[], index: number): PeriodAtom | undefined {
  const the = textAt(tokens, index) === 'the' ? index + 1 : index;
  if (!nextWords.has(textAt(tokens, the))) return undefined;
  const amount = amountsAt(tokens, the + 1);
  if (amount === undefined || hasClockUnits(amount.amounts)) return undefined;
  return make(index, amount.to, { kind: 'next-days', amounts: amount.amounts, fromToday: false });
}

/** "this week" needs its determiner; a bare "week", "year" or "month" names no period. */
function plainUnit(tokens: readonly Token[], index: number): PeriodAtom | undefined {
  const unit = unitAt(tokens, index);
  if (unit === undefined) return undefined;
  const { kind } = unit.period;
  if (kind === 'weekend') return make(index, unit.to, unit.period);
  const before = textAt(tokens, index - 1);
  const the =
    !unit.determined && unit.to > index + 1 && ['in', 'for', 'during', 'of'].includes(before);
  if (!unit.determined && !the) return undefined;
  return make(index, unit.to, unit.period);
}

/** A stretch of days that starts at `index`. */
export function periodAt(tokens: readonly Token[], index: number): PeriodAtom | undefined {
  if (tokenAt(tokens, index).kind === 'number') return yearMonth(tokens, index);
  return (
    stretchAt(tokens, index, wholeAt) ??
    nthWeek(tokens, index) ??
    partOfPeriod(tokens, index) ??
    nextDays(tokens, index) ??
    plainUnit(tokens, index) ??
    namedMonthAt(tokens, index)
  );
}
