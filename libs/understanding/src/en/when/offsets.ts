import { weekdayNamed } from '../calendar/names.ts';
import { amountsAt, hasClockUnits, noAmounts } from './amounts.ts';
import { anchoredAt } from './anchored.ts';
import type { AmountMatch } from './amounts.ts';
import { dateAtom } from './make-atom.ts';
import { edgeDay, nthWeekday, weekOf } from './days-of-periods.ts';
import type { Amounts, Atom, DateExpr, Scope } from './nodes.ts';
import { plainDateAt } from './plain-date.ts';
import { relativeDayAt } from './relative-days.ts';
import { weekdayAt } from './weekdays.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

const today: DateExpr = { kind: 'day', offset: 0 };

const shifted = (
  from: number,
  to: number,
  amounts: Amounts,
  base: DateExpr = today,
  sign: 1 | -1 = 1,
): Atom =>
  hasClockUnits(amounts) && base === today && sign === 1
    ? { kind: 'moment', from, to, amounts, within: false }
    : dateAtom(from, to, { kind: 'shift', base, amounts, sign });

/** "on Friday" behind "two weeks from now" picks the weekday of that week. */
function withWeekday(tokens: readonly Token[], atom: Atom): Atom {
  if (atom.kind !== 'date' || atom.date.kind !== 'shift') return atom;
  const on = textAt(tokens, atom.to) === 'on' ? atom.to + 1 : atom.to;
  const weekday = on > atom.to ? weekdayNamed(textAt(tokens, on)) : undefined;
  return weekday === undefined ? atom : { ...atom, to: on + 1, date: { ...atom.date, weekday } };
}

const fromWords = new Set(['from', 'after', 'following', 'before', 'since']);

/** "3 days from Tuesday", "two weeks from now", "5 days before new year", "2 days later". */
function behindAmount(
  tokens: readonly Token[],
  index: number,
  amount: AmountMatch,
  scope: Scope,
): Atom | undefined {
  const word = textAt(tokens, amount.to);
  if (word === 'ago' || word === 'back' || word === 'earlier')
    return { kind: 'past', from: index, to: amount.to + 1 };
  if (word === 'later' || word === 'hence') return shifted(index, amount.to + 1, amount.amounts);
  const ahead = ['in', 'into'].includes(word) && textAt(tokens, amount.to + 1) === 'the';
  if (ahead && textAt(tokens, amount.to + 2) === 'future')
    return {
      kind: 'period',
      from: index,
      to: amount.to + 3,
      period: { kind: 'next-days', amounts: amount.amounts, fromToday: false },
    };
  if (!fromWords.has(word)) return undefined;
  const next = textAt(tokens, amount.to + 1);
  if (word === 'from' && (next === 'now' || next === 'here'))
    return shifted(index, amount.to + 2, amount.amounts);
  const base = plainDateAt(tokens, amount.to + 1, scope);
  if (base === undefined || hasClockUnits(amount.amounts)) return undefined;
  return shifted(index, base.to, amount.amounts, base.date, word === 'before' ? -1 : 1);
}

/** "in 7 days", "in an hour", "in two days from today", "within 5 days". */
function behindPreposition(
  tokens: readonly Token[],
  index: number,
  scope: Scope,
): Atom | undefined {
  const word = textAt(tokens, index);
  const within = word === 'within' || (word === 'less' && textAt(tokens, index + 1) === 'than');
  if (word !== 'in' && !within) return undefined;
  let at = word === 'less' ? index + 2 : index + 1;
  while (
    at < index + 5 &&
    ['about', 'around', 'approximately', 'the', 'next', 'another'].includes(textAt(tokens, at))
  )
    at += 1;
  const next = textAt(tokens, at - 1) === 'next';
  const counted = amountsAt(tokens, at, true) ?? (next ? bareUnit(tokens, at) : undefined);
  if (counted === undefined) return undefined;
  const amount = { ...counted, to: behindTime(tokens, counted.to) };
  const inTheNext = word === 'in' && next;
  if (!within && !inTheNext) {
    const based = behindAmount(tokens, index, amount, scope);
    return based ?? shifted(index, amount.to, amount.amounts);
  }
  return withinAtom(tokens, index, amount, inTheNext, scope);
}

/** "in a week's time", "in two days time". */
const behindTime = (tokens: readonly Token[], index: number): number => {
  const at = textAt(tokens, index) === "'" || textAt(tokens, index) === '’' ? index + 1 : index;
  return textAt(tokens, at) === 'time' ? at + 1 : index;
};

/** "the next day and 5 hours": the number is left out. */
function bareUnit(tokens: readonly Token[], index: number): AmountMatch | undefined {
  if (textAt(tokens, index) === 'hour')
    return { amounts: { ...noAmounts, minutes: 60 }, to: index + 1 };
  if (textAt(tokens, index) !== 'day') return undefined;
  const rest = textAt(tokens, index + 1) === 'and' ? amountsAt(tokens, index + 2) : undefined;
  return rest === undefined
    ? undefined
    : { amounts: { ...rest.amounts, days: rest.amounts.days + 1 }, to: rest.to };
}

function withinAtom(
  tokens: readonly Token[],
  index: number,
  amount: AmountMatch,
  fromTomorrow: boolean,
  scope: Scope,
): Atom {
  if (hasClockUnits(amount.amounts))
    return { kind: 'moment', from: index, to: amount.to, amounts: amount.amounts, within: true };
  const based = behindAmount(tokens, index, amount, scope);
  // "within the next two weeks after tomorrow" is the last day of the wait.
  if (based?.kind === 'date' && textAt(tokens, amount.to) === 'after') return based;
  const to = based?.kind === 'date' ? based.to : amount.to;
  return {
    kind: 'period',
    from: index,
    to,
    period: { kind: 'next-days', amounts: amount.amounts, fromToday: !fromTomorrow },
  };
}

/** "3 days starting from Monday", "for a week starting tomorrow", "for 3 days, from today". */
function startingFrom(
  tokens: readonly Token[],
  index: number,
  amount: AmountMatch,
  scope: Scope,
): Atom | undefined {
  const led = ['for', 'ooo'].includes(textAt(tokens, index - 1));
  let at = textAt(tokens, amount.to) === ',' ? amount.to + 1 : amount.to;
  const begins = ['starting', 'beginning'].includes(textAt(tokens, at));
  if (begins) at += 1;
  const from = ['from', 'on'].includes(textAt(tokens, at));
  if (from) at += 1;
  if (!begins && !(from && led)) return undefined;
  const base = plainDateAt(tokens, at, scope);
  if (base === undefined || hasClockUnits(amount.amounts)) return undefined;
  return {
    kind: 'period',
    from: index,
    to: base.to,
    period: { kind: 'days-from', date: base.date, amounts: amount.amounts },
  };
}

/** "a week from Friday", "two tuesdays from now", "a week on Friday". */
function countedWeekdays(tokens: readonly Token[], index: number): Atom | undefined {
  const count = tokenAt(tokens, index);
  const word = textAt(tokens, index + 1);
  const weekday = word.endsWith('s') ? weekdayNamed(word.slice(0, -1)) : undefined;
  if (count.kind !== 'number' || weekday === undefined) return undefined;
  if (textAt(tokens, index + 2) !== 'from' || count.value < 1) return undefined;
  const to =
    textAt(tokens, index + 3) === 'now' || textAt(tokens, index + 3) === 'today' ? index + 4 : 0;
  if (to === 0) return undefined;
  return dateAtom(index, to, {
    kind: 'weekday',
    weekday,
    mode: 'coming',
    plusWeeks: count.value - 1,
  });
}

/** "a week on Friday", "two weeks on Monday", "a week today", "a fortnight tomorrow". */
function weeksOn(
  tokens: readonly Token[],
  index: number,
  amount: AmountMatch,
  scope: Scope,
): Atom | undefined {
  if (!amount.amounts.inWeeks) return undefined;
  const on = textAt(tokens, amount.to) === 'on';
  const base = on ? weekdayAt(tokens, amount.to + 1, scope) : relativeDayAt(tokens, amount.to);
  return base?.kind === 'date' ? shifted(index, base.to, amount.amounts, base.date) : undefined;
}

/** "the next business day". */
function nextWorkday(tokens: readonly Token[], index: number): Atom | undefined {
  const the = textAt(tokens, index) === 'the' ? index + 1 : index;
  if (!['next', 'following', 'first'].includes(textAt(tokens, the))) return undefined;
  if (!['business', 'working'].includes(textAt(tokens, the + 1))) return undefined;
  if (textAt(tokens, the + 2) !== 'day') return undefined;
  const amounts = { ...noAmounts, workdays: 1 };
  return shifted(index, the + 3, amounts);
}

/** Dates counted from another day, and durations, which are no dates. */
export function offsetAt(tokens: readonly Token[], index: number, scope: Scope): Atom | undefined {
  const prepositional = behindPreposition(tokens, index, scope);
  if (prepositional !== undefined) return withWeekday(tokens, prepositional);
  const counted =
    anchoredAt(tokens, index, scope) ??
    nextWorkday(tokens, index) ??
    edgeDay(tokens, index) ??
    countedWeekdays(tokens, index) ??
    nthWeekday(tokens, index) ??
    weekOf(tokens, index, scope);
  if (counted !== undefined) return counted;
  const amount = amountsAt(tokens, index);
  if (amount === undefined) return undefined;
  const atom =
    startingFrom(tokens, index, amount, scope) ??
    weeksOn(tokens, index, amount, scope) ??
    behindAmount(tokens, index, amount, scope);
  if (atom !== undefined) return withWeekday(tokens, atom);
  return { kind: 'duration', from: index, to: amount.to, amounts: amount.amounts };
}
