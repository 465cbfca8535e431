import { amountsAt, hasClockUnits } from './amounts.ts';
import { yearAt } from './date-parts.ts';
import { namedMonthAt, yearMonth } from './named-months.ts';
import { periodAtom, type PeriodAtom } from './make-atom.ts';
import { stretchAt } from './stretches.ts';
import type { PeriodExpr, PeriodPart } from './nodes.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

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
    return periodAtom(index, unit.to, { ...unit.period, part });
  }
  const month = namedMonthAt(tokens, at);
  return month?.period.kind === 'named-month'
    ? periodAtom(index, month.to, { ...month.period, part })
    : undefined;
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
      return periodAtom(index, year.to, { kind: 'nth-week', nth, year: year.year });
    const period = namedMonthAt(tokens, of) ?? unitAtom(tokens, of);
    return period === undefined
      ? undefined
      : periodAtom(index, period.to, { kind: 'nth-week', nth, of: period.period });
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
  return periodAtom(index, year.to, {
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
  return unit === undefined ? undefined : periodAtom(index, unit.to, unit.period);
};

/** "next 3 days", "the next two weeks", "the coming few days". */
function nextDays(tokens: readonly Token[], index: number): PeriodAtom | undefined {
  const the = textAt(tokens, index) === 'the' ? index + 1 : index;
  if (!nextWords.has(textAt(tokens, the))) return undefined;
  const amount = amountsAt(tokens, the + 1);
  if (amount === undefined || hasClockUnits(amount.amounts)) return undefined;
  return periodAtom(index, amount.to, {
    kind: 'next-days',
    amounts: amount.amounts,
    fromToday: false,
  });
}

/** "this week" needs its determiner; a bare "week", "year" or "month" names no period. */
function plainUnit(tokens: readonly Token[], index: number): PeriodAtom | undefined {
  const unit = unitAt(tokens, index);
  if (unit === undefined) return undefined;
  const { kind } = unit.period;
  if (kind === 'weekend') return periodAtom(index, unit.to, unit.period);
  const before = textAt(tokens, index - 1);
  const the =
    !unit.determined && unit.to > index + 1 && ['in', 'for', 'during', 'of'].includes(before);
  if (!unit.determined && !the) return undefined;
  return periodAtom(index, unit.to, unit.period);
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
