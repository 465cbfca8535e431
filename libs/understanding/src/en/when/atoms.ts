import { clockAt } from './clock.ts';
import { calendarDateAt } from './dates.ts';
import { holidayAt } from './holidays.ts';
import type { Atom, Scope } from './nodes.ts';
import { offsetAt } from './offsets.ts';
import { periodAt } from './periods.ts';
import { nowAt, relativeDayAt } from './relative-days.ts';
import { weekdaySetAt } from './weekday-sets.ts';
import { weekdayAt } from './weekdays.ts';
import { weekdayNamed, weekdayPlural, daypartOf } from '../calendar/names.ts';
import { textAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

const everyWords = new Set(['every', 'each']);
const habitUnits = new Set([
  'day',
  'week',
  'month',
  'year',
  'weekday',
  'weekend',
  'hour',
  'other',
  'two',
]);

/** "every Friday", "each month", "2nd of each month": a habit, which is not a date. */
function recurringAt(tokens: readonly Token[], index: number): Atom | undefined {
  if (!everyWords.has(textAt(tokens, index))) return undefined;
  const next = textAt(tokens, index + 1);
  const single = weekdayNamed(next) ?? weekdayPlural(next) ?? daypartOf(next);
  if (single === undefined && !habitUnits.has(next)) return undefined;
  return { kind: 'recurring', from: index, to: index + 2 };
}

const strengthRank = { strong: 2, medium: 1, weak: 0 } as const;

const rank = (atom: Atom): number =>
  atom.kind === 'clock' || atom.kind === 'date' ? strengthRank[atom.strength] : 1;

/** The longest reading wins; of equal ones the surer. */
const better = (left: Atom | undefined, right: Atom | undefined): Atom | undefined => {
  if (left === undefined) return right;
  if (right === undefined) return left;
  if (left.to !== right.to) return left.to > right.to ? left : right;
  return rank(right) > rank(left) ? right : left;
};

/** Ranges and phrases look at the same token several times; each is read once per scope. */
const charts = new WeakMap<readonly Token[], Map<number, Atom | undefined>>();

/** The date, time, part of day, period or duration that starts at the token, if any. */
export function atomAt(tokens: readonly Token[], index: number, scope: Scope): Atom | undefined {
  const chart = charts.get(tokens) ?? new Map<number, Atom | undefined>();
  charts.set(tokens, chart);
  const key =
    index * 8 +
    (scope.choiceAsked === true ? 4 : 0) +
    (scope.dateAsked ? 2 : 0) +
    (scope.timeAsked ? 1 : 0);
  if (chart.has(key)) return chart.get(key);
  const atom = readAtom(tokens, index, scope);
  chart.set(key, atom);
  return atom;
}

function readAtom(tokens: readonly Token[], index: number, scope: Scope): Atom | undefined {
  const recurring = recurringAt(tokens, index);
  if (recurring !== undefined) return recurring;
  const set = weekdaySetAt(tokens, index);
  if (set !== undefined) return set;
  let best = better(offsetAt(tokens, index, scope), weekdayAt(tokens, index, scope));
  best = better(best, calendarDateAt(tokens, index, scope));
  best = better(best, clockAt(tokens, index, scope));
  best = better(best, relativeDayAt(tokens, index));
  best = better(best, periodAt(tokens, index));
  best = better(best, holidayAt(tokens, index));
  return best ?? nowAt(tokens, index);
}
