import { monthOf } from '../calendar/names.ts';
import { closesTime } from './amount-guards.ts';
import { yearAt } from './date-parts.ts';
import { isVerb } from './dates.ts';
import { periodAtom, type PeriodAtom } from './make-atom.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

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
export function namedMonthAt(tokens: readonly Token[], index: number): PeriodAtom | undefined {
  const mode = textAt(tokens, index);
  const at = mode === 'next' || mode === 'this' ? index + 1 : index;
  const word = textAt(tokens, at);
  const month = monthOf(word);
  if (month === undefined) return undefined;
  const dotted = textAt(tokens, at + 1) === '.' ? at + 2 : at + 1;
  const year = yearAt(tokens, dotted, false);
  if (year.year !== undefined)
    return periodAtom(index, year.to, { kind: 'named-month', month, year: year.year });
  if (textAt(tokens, at + 1) === 'next' && textAt(tokens, at + 2) === 'year')
    return periodAtom(index, at + 3, { kind: 'named-month', month, yearOffset: 1 });
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
  return modal ? undefined : periodAtom(index, at + 1, { kind: 'named-month', month });
}

/** "2016 November", "2016, nov", "11/2016", "2016 / 11". */
export function yearMonth(tokens: readonly Token[], index: number): PeriodAtom | undefined {
  const year = tokenAt(tokens, index);
  const isYear = year.digits.length === 4 && year.value > 1990 && year.value < 2200;
  const mark = textAt(tokens, index + 1);
  const at = mark === ',' || mark === '/' ? index + 2 : index + 1;
  if (isYear) {
    const month = mark === '/' ? tokenAt(tokens, at).value : monthOf(textAt(tokens, at));
    const valid = month !== undefined && month >= 1 && month <= 12;
    return valid
      ? periodAtom(index, at + 1, { kind: 'named-month', month, year: year.value })
      : undefined;
  }
  const later = tokenAt(tokens, index + 2);
  const slash =
    mark === '/' && later.digits.length === 4 && later.value > 1990 && later.value < 2200;
  if (!slash || year.value < 1 || year.value > 12) return undefined;
  return periodAtom(index, index + 3, {
    kind: 'named-month',
    month: year.value,
    year: later.value,
  });
}
