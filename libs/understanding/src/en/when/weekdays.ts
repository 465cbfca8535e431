import { weekdayNamed } from '../calendar/names.ts';
import { calendarDateAt, isWeekdayHere } from './dates.ts';
import { dateAtom, type DateAtom } from './make-atom.ts';
import type { Atom, PeriodExpr, Scope, WeekdayMode } from './nodes.ts';
import { periodAt } from './periods.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

const modes = new Map<string, WeekdayMode>([
  ['this', 'this'],
  ['next', 'next'],
  ['following', 'next'],
  ['coming', 'coming'],
  ['upcoming', 'coming'],
  ['last', 'last'],
  ['past', 'last'],
  ['previous', 'last'],
]);

/** "monday next week", "friday of the following week", "tuesday, this week". */
function weekBehind(
  tokens: readonly Token[],
  index: number,
): { period: PeriodExpr; to: number } | undefined {
  let at = index;
  while (at < index + 3 && [',', 'of', 'in', 'on', 'the'].includes(textAt(tokens, at))) at += 1;
  const start = textAt(tokens, at - 1) === 'the' && at > index ? at - 1 : at;
  const period = periodAt(tokens, start);
  if (period?.kind !== 'period') return undefined;
  const { kind } = period.period;
  if (kind !== 'week' && kind !== 'week-of' && kind !== 'nth-week' && kind !== 'workweek')
    return undefined;
  return { period: period.period, to: period.to };
}

/** "Friday the 23rd", "Tue May 9", "sunday jan twenty one", "Sunday 31". */
function dateBehind(
  tokens: readonly Token[],
  index: number,
  weekday: number,
  scope: Scope,
): DateAtom | undefined {
  let at = index;
  while (at < index + 3 && [',', 'the', 'on', '.', '-', '('].includes(textAt(tokens, at))) at += 1;
  const date = calendarDateAt(tokens, at, { ...scope, dateAsked: true }) ?? dottedDate(tokens, at);
  if (date?.date.kind === 'civil') return { ...date, date: { ...date.date, weekday } };
  if (date?.date.kind === 'ordinal')
    return { ...date, date: { ...date.date, weekday }, strength: 'strong' };
  const token = tokenAt(tokens, at);
  const follower = textAt(tokens, at + 1);
  const spelledDay =
    token.kind === 'number' && token.value >= 13 && token.value <= 31 && token.digits.length !== 1;
  const alone =
    token.kind === 'number' &&
    token.digits.length === 2 &&
    token.value <= 31 &&
    (follower === 'at' || (follower === ',' && tokenAt(tokens, at + 2).kind === 'number'));
  if ((spelledDay || alone) && !isClockStart(tokens, at))
    return dateAtom(at, at + 1, { kind: 'ordinal', day: token.value, weekday });
  return undefined;
}

function dottedDate(tokens: readonly Token[], index: number): DateAtom | undefined {
  const [a, mark, b] = [
    tokenAt(tokens, index),
    tokenAt(tokens, index + 1),
    tokenAt(tokens, index + 2),
  ];
  if (mark.text !== '.' || !mark.glued || !b.glued || b.digits.length > 2 || b.digits === '')
    return undefined;
  if (
    a.digits === '' ||
    a.value > 12 ||
    b.value > 31 ||
    textAt(tokens, index + 3) === 'am' ||
    textAt(tokens, index + 3) === 'pm' ||
    b.digits.length === 2
  )
    return undefined;
  return dateAtom(index, index + 3, { kind: 'civil', month: a.value, day: b.value });
}

const isClockStart = (tokens: readonly Token[], index: number): boolean => {
  const next = tokenAt(tokens, index + 1);
  if (next.kind === 'number' || next.text === "o'clock" || next.text === 'am' || next.text === 'pm')
    return true;
  return (
    (next.text === ':' || next.text === '.' || next.text === 'h') &&
    tokenAt(tokens, index + 2).kind === 'number'
  );
};

function named(
  tokens: readonly Token[],
  from: number,
  index: number,
  scope: Scope,
): Atom | undefined {
  const weekday = weekdayNamed(textAt(tokens, index));
  if (weekday === undefined) return undefined;
  const mode = from < index ? (modes.get(textAt(tokens, index - 1)) ?? 'bare') : 'bare';
  const after =
    textAt(tokens, index + 1) === '.' &&
    tokenAt(tokens, index).end - tokenAt(tokens, index).start < 6
      ? index + 2
      : index + 1;
  const week = weekBehind(tokens, after);
  if (week !== undefined)
    return dateAtom(from, week.to, { kind: 'weekday-of-week', weekday, period: week.period });
  const dated = dateBehind(tokens, after, weekday, scope);
  if (dated !== undefined) return { ...dated, from };
  if (mode === 'last') return { kind: 'past', from, to: index + 1 };
  const afterNext = afterNextAt(tokens, after);
  if (afterNext !== undefined)
    return dateAtom(from, afterNext, { kind: 'weekday', weekday, mode: 'next', plusWeeks: 1 });
  const later = weeksLater(tokens, index + 1);
  if (later !== undefined)
    return dateAtom(from, later.to, { kind: 'weekday', weekday, mode, plusWeeks: later.weeks });
  return dateAtom(from, index + 1, { kind: 'weekday', weekday, mode });
}

/** "the Friday after next", but not "Friday after next week". */
function afterNextAt(tokens: readonly Token[], index: number): number | undefined {
  if (textAt(tokens, index) !== 'after' || textAt(tokens, index + 1) !== 'next') return undefined;
  const next = tokenAt(tokens, index + 2);
  const goesOn = ['week', 'weekend', 'month', 'year'].includes(next.text);
  return goesOn || weekdayNamed(next.text) !== undefined ? undefined : index + 2;
}

/** "Wednesday in a week", "Friday week", "Friday in two weeks". */
function weeksLater(
  tokens: readonly Token[],
  index: number,
): { weeks: number; to: number } | undefined {
  if (textAt(tokens, index) === 'week') return { weeks: 1, to: index + 1 };
  if (textAt(tokens, index) === 'fortnight') return { weeks: 2, to: index + 1 };
  if (textAt(tokens, index) !== 'in') return undefined;
  const count = tokenAt(tokens, index + 1);
  const value = count.text === 'a' ? 1 : count.kind === 'number' ? count.value : 0;
  const unit = textAt(tokens, index + 2);
  const week = unit === 'week' || unit === 'weeks' || unit === "week's" || unit === "weeks'";
  return week && value > 0 && value < 60 ? { weeks: value, to: index + 3 } : undefined;
}

/** A weekday with what stands around it: "this coming Friday", "next Tuesday", "Monday the 13th". */
export function weekdayAt(tokens: readonly Token[], index: number, scope: Scope): Atom | undefined {
  const word = textAt(tokens, index);
  if (isWeekdayHere(tokens, index)) return named(tokens, index, index, scope);
  if (!modes.has(word)) return undefined;
  const second = modes.has(textAt(tokens, index + 1)) ? index + 2 : index + 1;
  if (!isWeekdayHere(tokens, second)) return undefined;
  return named(tokens, index, second, scope);
}
