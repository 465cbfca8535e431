import { weekdayNamed } from '../calendar/names.ts';
import { dateAtom } from './make-atom.ts';
import type { Atom, DateExpr, PeriodExpr, Scope } from './nodes.ts';
import { plainDateAt } from './plain-date.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

const directions = new Map<string, 1 | -1 | 0>([
  ['after', 1],
  ['following', 1],
  ['before', -1],
  ['preceding', -1],
  ['of', 0],
]);

const units = new Map<string, Extract<PeriodExpr, { kind: 'near' }>['unit']>([
  ['week', 'week'],
  ['weekend', 'weekend'],
]);

const oneDay = { years: 0, months: 0, days: 1, minutes: 0, inWeeks: false };

/** A day that another is told by: not a bare weekday ("Friday after Monday" is two days). */
function baseAt(
  tokens: readonly Token[],
  index: number,
  scope: Scope,
  weekdays: boolean,
): { date: DateExpr; to: number } | undefined {
  if (textAt(tokens, index) === 'next' && weekdayNamed(textAt(tokens, index + 1)) === undefined)
    return undefined;
  const base = plainDateAt(tokens, index, { ...scope, dateAsked: true });
  if (base === undefined || (!weekdays && base.date.kind === 'weekday')) return undefined;
  return base;
}

/**
 * A day or a stretch told by the day it lies behind or in front of: "the day after Christmas", "the
 * Monday after the 20th", "the weekend before Easter", "the weekend of the 21st".
 */
export function anchoredAt(
  tokens: readonly Token[],
  index: number,
  scope: Scope,
): Atom | undefined {
  // "Any day after the 15th" is a limit.
  if (['any', 'every', 'some', 'each'].includes(textAt(tokens, index - 1))) return undefined;
  let at = index;
  while (at < index + 2 && ['the', 'a', 'first', 'very'].includes(textAt(tokens, at))) at += 1;
  if (tokenAt(tokens, at).kind === 'ordinal' && tokenAt(tokens, at).value === 1) at += 1;
  const sign = directions.get(textAt(tokens, at + 1));
  if (sign === undefined) return undefined;
  const word = textAt(tokens, at);
  const weekday = weekdayNamed(word);
  // "A week after Easter" is a distance.
  const unit = textAt(tokens, index) === 'a' ? undefined : units.get(word);
  if (word !== 'day' && weekday === undefined && unit === undefined) return undefined;
  const base = baseAt(tokens, at + 2, scope, weekday === undefined);
  if (base === undefined) return undefined;
  const { date, to } = base;
  if (unit !== undefined)
    return { kind: 'period', from: index, to, period: { kind: 'near', unit, date, sign } };
  if (sign === 0) return undefined;
  return dateAtom(
    index,
    to,
    weekday === undefined
      ? { kind: 'shift', base: date, amounts: oneDay, sign }
      : { kind: 'near-weekday', weekday, base: date, sign },
  );
}
