import { dayWord, weekdayNamed } from '../calendar/names.ts';
import type { Atom } from './nodes.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

/** Hours of the day, in minutes after midnight, that its occasions begin and end. */
const occasions: Readonly<Record<string, { readonly start: number; readonly end: number }>> = {
  breakfast: { start: 7 * 60, end: 9 * 60 },
  brunch: { start: 10 * 60, end: 12 * 60 },
  lunch: { start: 11 * 60, end: 13 * 60 },
  teatime: { start: 16 * 60, end: 18 * 60 },
  dinner: { start: 18 * 60, end: 20 * 60 },
  supper: { start: 18 * 60, end: 20 * 60 },
  work: { start: 9 * 60, end: 17 * 60 },
  school: { start: 8 * 60 + 30, end: 15 * 60 },
  class: { start: 9 * 60, end: 15 * 60 },
};
/** Before lunch is before noon, whenever lunch itself begins. */
const beforeOf: Readonly<Record<string, number>> = { lunch: 12 * 60 };

const meals = new Set(['breakfast', 'brunch', 'lunch', 'dinner', 'supper']);
const times = new Set(['time', 'hour', 'hours', 'break', 'o']);
const around = new Set(['at', 'around', 'about', 'over', 'during']);

const ofOccasion = (word: string): { readonly start: number; readonly end: number } | undefined =>
  Object.hasOwn(occasions, word) ? occasions[word] : undefined;

/** "after work", "before lunch", "after school": a limit of the day. */
function limitAt(tokens: readonly Token[], index: number): Atom | undefined {
  const word = textAt(tokens, index);
  if (word !== 'after' && word !== 'before') return undefined;
  const at = ['my', 'the', 'our'].includes(textAt(tokens, index + 1)) ? index + 2 : index + 1;
  const name = textAt(tokens, at);
  const occasion = ofOccasion(name);
  if (occasion === undefined) return undefined;
  const to = times.has(textAt(tokens, at + 1)) ? at + 2 : at + 1;
  return word === 'after'
    ? { kind: 'limit', from: index, to, bound: 'after', minute: occasion.end }
    : { kind: 'limit', from: index, to, bound: 'before', minute: beforeOf[name] ?? occasion.start };
}

/** "lunchtime", "around lunch", "my lunch break": a window of the day. */
function windowAt(tokens: readonly Token[], index: number): Atom | undefined {
  const word = textAt(tokens, index);
  const joined = /^(lunch|dinner|breakfast|supper|brunch)time$/u.exec(word)?.[1];
  const name = joined ?? word;
  const occasion = ofOccasion(name);
  if (occasion === undefined || (!meals.has(name) && name !== 'teatime')) return undefined;
  const dash = textAt(tokens, index + 1) === '-' ? index + 2 : index + 1;
  const timed = times.has(textAt(tokens, dash));
  const to = timed ? dash + 1 : index + 1;
  const lead = ['my', 'the'].includes(textAt(tokens, index - 1)) ? index - 2 : index - 1;
  const led = around.has(textAt(tokens, lead)) && standsAlone(tokens, to);
  if (joined === undefined && !timed && !led && name !== 'teatime') return undefined;
  return { kind: 'window', from: index, to, ...occasion };
}

/** "At lunch on Monday", and not "about lunch menus". */
const standsAlone = (tokens: readonly Token[], index: number): boolean => {
  const next = tokenAt(tokens, index);
  return (
    next.kind === 'mark' ||
    ['on', 'please', 'or', 'and', 'the', 'this', 'next', 'if', 'works', 'would'].includes(
      next.text,
    ) ||
    dayWord(next.text) !== undefined ||
    weekdayNamed(next.text) !== undefined
  );
};

/** "first thing", "last thing on Friday": the edge of a day. */
function edgeAt(tokens: readonly Token[], index: number): Atom | undefined {
  const the = textAt(tokens, index) === 'the' ? index + 1 : index;
  if (textAt(tokens, the + 1) !== 'thing') return undefined;
  if (['one', 'other', 'of', 'is', 'i', 'you', 'we', 'that'].includes(textAt(tokens, the + 2)))
    return undefined;
  const first = tokenAt(tokens, the).kind === 'ordinal' && tokenAt(tokens, the).value === 1;
  if (!first && textAt(tokens, the) !== 'last') return undefined;
  const at = { from: index, to: the + 2 };
  return first
    ? { kind: 'daypart', ...at, daypart: 'morning', edge: 'first' }
    : { kind: 'daypart', ...at, daypart: 'evening', edge: 'last' };
}

/** Times of the day told by what people do then. */
export const occasionAt = (tokens: readonly Token[], index: number): Atom | undefined =>
  limitAt(tokens, index) ?? windowAt(tokens, index) ?? edgeAt(tokens, index);
