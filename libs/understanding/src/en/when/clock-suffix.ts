import { daypartOf, monthOf } from '../calendar/names.ts';
import type { Daypart } from '../calendar/names.ts';
import { isAmount } from './amount-guards.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

export interface ClockSuffix {
  readonly to: number;
  readonly half?: 'am' | 'pm' | 'either';
  readonly daypart?: Daypart | 'lunch';
}

const halves = new Map<string, 'am' | 'pm' | 'either'>([
  ['am', 'am'],
  ['pm', 'pm'],
  ['ampm', 'either'],
]);

function readHalf(tokens: readonly Token[], index: number): ClockSuffix | undefined {
  const dot = tokenAt(tokens, index);
  const at = dot.text === '.' && dot.glued && tokenAt(tokens, index + 1).glued ? index + 1 : index;
  const half = halves.get(textAt(tokens, at));
  if (half === undefined) return undefined;
  // "5 p.m. in the evening": the daypart behind adds nothing but belongs to the phrase.
  const rest = readDaypart(tokens, at + 1);
  return { to: rest?.to ?? at + 1, half };
}

const lunch = new Set(['lunchtime', 'lunch-time']);
const noons = new Set(['noon', 'midday']);

/** "12 noon": behind eleven it is a time of its own. */
const isTwelve = (tokens: readonly Token[], index: number): boolean =>
  [1, 2, 3].some((back) => tokenAt(tokens, index - back).value === 12);

/** "in the afternoon", "at night", "early in the morning", a bare "evening" behind a clock time. */
function readDaypart(tokens: readonly Token[], index: number): ClockSuffix | undefined {
  let at = index;
  if (textAt(tokens, at) === ',') at += 1;
  const early = textAt(tokens, at);
  if (early === 'early' || early === 'late') at += 1;
  const preposition = textAt(tokens, at);
  if (preposition === 'in' || preposition === 'at' || preposition === 'of') at += 1;
  if (textAt(tokens, at) === 'the') at += 1;
  const modifier = textAt(tokens, at);
  if (modifier === 'early' || modifier === 'late') at += 1;
  const word = textAt(tokens, at);
  if (lunch.has(word) || (noons.has(word) && isTwelve(tokens, index)))
    return { to: at + 1, daypart: 'lunch' };
  const daypart = word.startsWith('ton') ? undefined : daypartOf(word);
  if (daypart === undefined || isCountOf(tokens, index, at)) return undefined;
  // "a table for three in the morning 11:30": the clock time behind the daypart owns it.
  return ownedByNext(tokens, at + 1) ? undefined : { to: at + 1, daypart };
}

/** "one morning", "two evenings": how many, not when. */
const isCountOf = (tokens: readonly Token[], index: number, at: number): boolean => {
  if (textAt(tokens, at).endsWith('s')) return at === index;
  const count = tokenAt(tokens, index - 1);
  return at === index && count.value === 1 && count.digits === '' && count.text === 'one';
};

const ownedByNext = (tokens: readonly Token[], index: number): boolean => {
  const at = ['at', 'around', 'about', ','].includes(textAt(tokens, index)) ? index + 1 : index;
  const token = tokenAt(tokens, at);
  if (token.kind !== 'number' || token.value > 24 || token.digits.length > 2) return false;
  return !isAmount(tokens, at) && monthOf(textAt(tokens, at + 1)) === undefined;
};

/** What follows a clock time and fixes its half of the day. */
export const clockSuffix = (tokens: readonly Token[], index: number): ClockSuffix | undefined =>
  readHalf(tokens, index) ?? readDaypart(tokens, index);
