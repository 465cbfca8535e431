import { weekdayNamed } from '../calendar/names.ts';
import { dateAtom } from './make-atom.ts';
import type { Atom, Scope } from './nodes.ts';
import { periodAt, wholeAt } from './periods.ts';
import { plainDateAt } from './plain-date.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

/** "the last day of March", "first day of next month". */
export function edgeDay(tokens: readonly Token[], index: number): Atom | undefined {
  const the = textAt(tokens, index) === 'the' ? index + 1 : index;
  const token = tokenAt(tokens, the);
  const first = token.kind === 'ordinal' && token.value === 1;
  if (!first && token.text !== 'last') return undefined;
  if (textAt(tokens, the + 1) !== 'day' || textAt(tokens, the + 2) !== 'of') return undefined;
  const whole = wholeAt(tokens, the + 3);
  const edge = first ? 'first' : 'last';
  return whole && dateAtom(index, whole.to, { kind: 'edge-day', period: whole.period, edge });
}

/** "first Monday of September", "last Friday of this month". */
export function nthWeekday(tokens: readonly Token[], index: number): Atom | undefined {
  const the = textAt(tokens, index) === 'the' ? index + 1 : index;
  const token = tokenAt(tokens, the);
  const nth =
    token.kind === 'ordinal' && token.value <= 5 ? token.value : token.text === 'last' ? -1 : 0;
  const weekday = nth === 0 ? undefined : weekdayNamed(textAt(tokens, the + 1));
  if (weekday === undefined || !['of', 'in'].includes(textAt(tokens, the + 2))) return undefined;
  const period = periodAt(tokens, the + 3);
  if (period === undefined) return undefined;
  return dateAtom(index, period.to, { kind: 'nth-weekday', nth, weekday, period: period.period });
}

/** "week of the 18th", "the week beginning February 4". */
export function weekOf(tokens: readonly Token[], index: number, scope: Scope): Atom | undefined {
  const the = textAt(tokens, index) === 'the' ? index + 1 : index;
  if (textAt(tokens, the) !== 'week') return undefined;
  if (!['of', 'beginning', 'starting', 'commencing'].includes(textAt(tokens, the + 1)))
    return undefined;
  const date = plainDateAt(tokens, textAt(tokens, the + 2) === 'on' ? the + 3 : the + 2, {
    ...scope,
    dateAsked: true,
  });
  if (date === undefined) return undefined;
  return { kind: 'period', from: index, to: date.to, period: { kind: 'week-of', date: date.date } };
}
