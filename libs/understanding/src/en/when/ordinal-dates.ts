import { monthOf, weekdayNamed } from '../calendar/names.ts';
import { closesTime, isAmount } from './amount-guards.ts';
import { dayOfMonth, skip } from './date-parts.ts';
import type { DateAtom } from './make-atom.ts';
import type { Scope, Strength } from './nodes.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

const monthWords = new Set(['month', 'months', "month's"]);

/** "of this month", "of next month", "this month", "next month": the month distance and the end. */
function relativeMonth(
  tokens: readonly Token[],
  index: number,
): { months?: number; to: number } | undefined {
  const at = skip(tokens, skip(tokens, index, ['day']), ['of', 'in']);
  const article = skip(tokens, at, ['the']);
  const word = textAt(tokens, article);
  const next = word === 'next' || word === 'following' || word === 'coming';
  const said = next || word === 'this' || word === 'current';
  const named = said ? article + 1 : article;
  if (named === at || !monthWords.has(textAt(tokens, named))) return undefined;
  // "The first of the month" is the next first there is, "of this month" this month's.
  return { ...(said ? { months: next ? 1 : 0 } : {}), to: named + 1 };
}

const ordinalOf = (
  from: number,
  to: number,
  day: number,
  strength: Strength,
  months?: number,
): DateAtom => ({
  kind: 'date',
  from,
  to,
  date: { kind: 'ordinal', day, ...(months === undefined ? {} : { months }) },
  strength,
});

/** Nouns that make "the first" or "the second" pick from a list instead of the calendar. */
const listNouns = new Set([
  'one',
  'option',
  'choice',
  'time',
  'slot',
  'appointment',
  'opening',
  'place',
  'restaurant',
  'name',
  'offer',
  'available',
  'thing',
  'floor',
  'day',
  'visit',
  'person',
  'half',
  'half',
  'two',
  'class',
  'week',
  'weekend',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'account',
  'card',
  'payment',
  'number',
  'letter',
  'digit',
  'digits',
  'booking',
  'reservation',
  'street',
  'avenue',
  'st',
  'ave',
  'birthday',
  'anniversary',
  'grade',
  'of',
  'times',
  'quarter',
  'party',
  'line',
  'question',
  'stop',
  'thought',
  'thoughts',
  'though',
  'hand',
  'chance',
  'try',
  'glance',
  'look',
  'class',
  'rate',
  'world',
  'base',
  'name',
  'timer',
  'reading',
  'call',
  'ones',
]);

/** "the 8th", "5th of this month", "on the 15", "day 15 of next month". */
export function bareOrdinal(
  tokens: readonly Token[],
  index: number,
  scope: Scope,
): DateAtom | undefined {
  const token = tokenAt(tokens, index);
  const day = dayOfMonth(tokens, index);
  if (day === undefined) return undefined;
  const relative = relativeMonth(tokens, index + 1);
  const ordinal = token.kind === 'ordinal';
  if (relative !== undefined && (ordinal || textAt(tokens, index - 1) === 'the'))
    return ordinalOf(index, relative.to, day, 'strong', relative.months);
  if (!ordinal) return numberedDay(tokens, index, day, scope);
  const next = textAt(tokens, index + 1);
  const spelt = token.digits === '';
  if (listNouns.has(next) || isProperName(tokens, index)) return undefined;
  const before = textAt(tokens, index - 1);
  const led = before === 'the' || before === 'on';
  const picks = scope.choiceAsked === true && !scope.dateAsked && tokens.length <= 2 && day <= 9;
  if (!spelt) return picks ? undefined : ordinalOf(index, index + 1, day, 'medium');
  // Spelt, "the second" is a date where one is asked or led in; else it may pick from a list.
  const article = before === 'the';
  if (scope.choiceAsked === true && !scope.dateAsked && day <= 9) return undefined;
  if (!scope.dateAsked && !(led && (article || day > 5))) return undefined;
  const lead = textAt(tokens, index - 2);
  const dated = scope.dateAsked || lead === 'on' || lead === 'for' || day > 5;
  return ordinalOf(index, index + 1, day, dated ? 'medium' : 'weak');
}

/** "20th Street", "7th Heaven": an ordinal in front of a capitalised word that is no date word. */
function isProperName(tokens: readonly Token[], index: number): boolean {
  const next = tokenAt(tokens, index + 1);
  if (!next.capital || closesTime(tokens, index + 1)) return false;
  return (
    next.text.length > 2 &&
    monthOf(next.text) === undefined &&
    weekdayNamed(next.text) === undefined
  );
}

/** "on 15", "on the 17": a plain number as a day only with "on", and "the 9" where a date is asked. */
function numberedDay(
  tokens: readonly Token[],
  index: number,
  day: number,
  scope: Scope,
): DateAtom | undefined {
  const the = textAt(tokens, index - 1) === 'the';
  const on = textAt(tokens, the ? index - 2 : index - 1) === 'on';
  const next = tokenAt(tokens, index + 1);
  const clock =
    (next.text === ':' || next.text === '.' || next.text === '/') &&
    tokenAt(tokens, index + 2).glued &&
    tokenAt(tokens, index + 2).kind === 'number';
  if (clock || isAmount(tokens, index) || next.text === 'am' || next.text === 'pm')
    return undefined;
  const led =
    the && ['to', 'for', 'until', 'till', 'by', 'from'].includes(textAt(tokens, index - 2));
  const closed = led && next.kind === 'mark' && tokenAt(tokens, index).digits !== '';
  if (!on && !(the && scope.dateAsked) && !closed) return undefined;
  if (next.kind === 'word' && listNouns.has(next.text)) return undefined;
  if (next.kind === 'number' && next.digits.length === 2 && !the) return undefined;
  return ordinalOf(index, index + 1, day, 'medium');
}
