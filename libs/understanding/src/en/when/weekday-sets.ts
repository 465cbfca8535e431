import { weekdayNamed, weekdayPlural } from '../calendar/names.ts';
import { isWeekdayHere } from './dates.ts';
import type { Atom } from './nodes.ts';
import { textAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

interface Item {
  readonly weekdays: readonly number[];
  readonly to: number;
  /** Said as a habit: "Mondays", "any Monday", "weekdays". */
  readonly general: boolean;
}

const working = [1, 2, 3, 4, 5];
const groups = new Map<string, readonly number[]>([
  ['weekdays', working],
  ['weekday', working],
  ['workdays', working],
  ['weekends', [6, 7]],
]);
const articles = new Set(['any', 'a', 'some', 'on', 'only', 'no', 'not', 'or', 'and', '']);

/** "this weekday" and "weekday" alone name none. */
const isGroup = (tokens: readonly Token[], index: number): boolean =>
  textAt(tokens, index).endsWith('s') || articles.has(textAt(tokens, index - 1));

function itemAt(tokens: readonly Token[], index: number, listed: boolean): Item | undefined {
  const any = ['any', 'some'].includes(textAt(tokens, index));
  const at = any ? index + 1 : index;
  const word = textAt(tokens, at);
  const group = groups.get(word);
  if (group !== undefined && isGroup(tokens, at))
    return { weekdays: group, to: at + 1, general: true };
  const plural = weekdayPlural(word) ?? shortPlural(word);
  if (plural !== undefined) return { weekdays: [plural], to: at + 1, general: true };
  const weekday = weekdayNamed(word);
  if (weekday === undefined || !(any || listed || isWeekdayHere(tokens, at))) return undefined;
  const of = textAt(tokens, at + 1) === 'next' || textAt(tokens, at + 1) === 'this';
  return any && of ? undefined : { weekdays: [weekday], to: at + 1, general: any };
}

/** "tues" is one Tuesday; "mons", "fris" are habits. */
const shortPlural = (word: string): number | undefined =>
  /^(?:mons|weds?s|fris|sats|suns)$/u.test(word) && word !== 'weds'
    ? weekdayNamed(word.slice(0, -1))
    : undefined;

/** The end of what joins two weekdays of a list, and whether it is a stroke. */
function joinAt(
  tokens: readonly Token[],
  index: number,
): { to: number; stroke: boolean } | undefined {
  const word = textAt(tokens, index);
  if (word === '/') return { to: index + 1, stroke: true };
  const next = textAt(tokens, index + 1);
  if (word === ',')
    return { to: next === 'and' || next === 'or' ? index + 2 : index + 1, stroke: false };
  return ['and', 'or', '&'].includes(word) ? { to: index + 1, stroke: false } : undefined;
}

/**
 * Weekdays of which any will do: "Mondays", "weekdays", "any Saturday", "mon/wed/fri", "Monday,
 * Wednesday or Friday". Two bare weekdays beside each other stay two days.
 */
export function weekdaySetAt(tokens: readonly Token[], index: number): Atom | undefined {
  const first = itemAt(tokens, index, textAt(tokens, index + 1) === '/');
  if (first === undefined) return undefined;
  const found = new Set(first.weekdays);
  let [to, general, stroke, count] = [first.to, first.general, false, 1];
  for (let join = joinAt(tokens, to); join !== undefined && count < 7; join = joinAt(tokens, to)) {
    const item = itemAt(tokens, join.to, join.stroke);
    if (item === undefined) break;
    for (const weekday of item.weekdays) found.add(weekday);
    to = item.to;
    general ||= item.general;
    stroke ||= join.stroke;
    count += 1;
  }
  if (!general && !stroke && count < 3) return undefined;
  return { kind: 'weekdays', from: index, to, weekdays: [...found].sort((a, b) => a - b) };
}
