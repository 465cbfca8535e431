import { monthOf, shyNames, weekdayNamed } from '../calendar/names.ts';
import { isAmount } from './amount-guards.ts';
import { dayOfMonth, nextYearAt, skip, yearAt } from './date-parts.ts';
import type { YearMatch } from './date-parts.ts';
import type { DateAtom } from './make-atom.ts';
import { numericDateAt } from './numeric-dates.ts';
import type { Scope, Strength } from './nodes.ts';
import { bareOrdinal } from './ordinal-dates.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

const asDate = (
  tokens: readonly Token[],
  from: number,
  year: YearMatch,
  month: number,
  day: number,
  strength: Strength = 'strong',
): DateAtom | undefined => {
  // 29 February finds its leap year when resolved; "31 April" is found to be no day there.
  const ahead = year.year === undefined ? nextYearAt(tokens, year.to) : undefined;
  const date = { kind: 'civil' as const, month, day, ...(ahead ? { yearOffset: 1 } : {}) };
  if (ahead !== undefined) return { kind: 'date', from, to: ahead, date, strength };
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
  return asDate(tokens, index, yearAt(tokens, at + 1, true), month, day);
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
  return asDate(tokens, index, year.year === undefined ? { to: at + 1 } : year, month, day);
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
    numericDateAt(tokens, index, scope) ??
    dayFirst(tokens, index) ??
    bareOrdinal(tokens, index, scope)
  );
}

/** "Wed or thu": one of two days. */
const isBesideWeekday = (tokens: readonly Token[], index: number): boolean =>
  [1, -1].some(
    (side) =>
      ['or', 'and', '/', '-', '&'].includes(textAt(tokens, index + side)) &&
      weekdayNamed(textAt(tokens, index + 2 * side)) !== undefined,
  );

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Behind these "sat", "sun" and "wed" are the verb or the star. */
const subjects = words(
  'the a an in i we you he she they it who had have has just my our under morning evening newly ' +
    'get got getting was were are be full',
);
/** In front of these as well. */
const companions = words(
  'down there tan tanning cream screen bed beds kissed light lamp block burn dress salutation ' +
    'salutations rise rises sets set shine shines dieu ami amour cheri',
);
/** What comes in front of a day that is asked for, or behind one. */
const dayLeads = words(
  'on this next coming following for last every or and to until till til by from before after ' +
    'through about not but except ok okay it do did does is are anything something slot slots ' +
    'appointment appt opening of come free open available maybe possibly either both any week ' +
    'make made prefer say like need want book booked schedule me mean meant no yes yeah sure ' +
    'tomorrow later early late sometime actually instead how what be see',
);
const dayTails = words(
  'the at am pm morning afternoon evening night arvo please works work ok okay fine good great ' +
    'is would will could can then instead or and through to until till before after around about ' +
    'possible next this week mornings afternoons evenings noon lunch lunchtime if for in',
);

const requests = words('book make have do move get take put set schedule push change switch me us');

/** "Book it wed", "put me in sat": the word in front is what is asked for, and does nothing by itself. */
const isAskedFor = (tokens: readonly Token[], index: number): boolean =>
  ['it', 'in', 'that'].includes(textAt(tokens, index)) && requests.has(textAt(tokens, index - 1));

/** Whether a weekday's short form stands where a day would, and is not the verb or the noun. */
export function isWeekdayHere(tokens: readonly Token[], index: number): boolean {
  const word = textAt(tokens, index);
  if (weekdayNamed(word) === undefined) return false;
  if (!shyNames.has(word)) return true;
  const before = tokenAt(tokens, index - 1);
  const next = tokenAt(tokens, index + 1);
  if (companions.has(next.text)) return false;
  if (isBesideWeekday(tokens, index)) return true;
  if (before.text !== 'got' && subjects.has(before.text) && !isAskedFor(tokens, index - 1))
    return textAt(tokens, index - 2) === 'on' && before.text === 'the';
  const led =
    isAskedFor(tokens, index - 1) ||
    before.kind === 'mark' ||
    dayLeads.has(before.text) ||
    before.text === 'got';
  if (led) return true;
  return (
    next.kind === 'number' ||
    next.kind === 'ordinal' ||
    next.kind === 'mark' ||
    dayTails.has(next.text) ||
    monthOf(next.text) !== undefined
  );
}
