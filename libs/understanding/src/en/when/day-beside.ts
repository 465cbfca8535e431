import type { Scope } from './nodes.ts';
import { parsePhrases } from './parse.ts';
import type { Phrase, TokenSpan } from './phrase.ts';
import { textAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

interface Parsed {
  readonly tokens: readonly Token[];
  readonly phrases: readonly Phrase[];
}

const signs = new Map<string, 1 | -1>([
  ['before', -1],
  ['after', 1],
]);
const oneDay = { years: 0, months: 0, days: 1, minutes: 0, inWeeks: false };
const pronouns = new Set(['that', 'it', 'this']);

/** Where "the day before" stands with no day behind it that it goes by; -1 where it does not. */
function placeOf(tokens: readonly Token[], phrases: readonly Phrase[]): number {
  const place = tokens.findIndex(
    ({ text }, index) =>
      text === 'day' && textAt(tokens, index - 1) === 'the' && signs.has(textAt(tokens, index + 1)),
  );
  const anchored = phrases.some(({ from, to }) => from <= place && to > place);
  return anchored ? -1 : place;
}

/** The day that was told in front of it, by itself; with its clock only where either will do. */
const toldBefore = (
  phrases: readonly Phrase[],
  place: number,
  either: boolean,
): Phrase | undefined =>
  phrases.findLast(
    ({ to, days, clock, bound }) =>
      to <= place && days?.kind === 'point' && (either || (!clock && bound === undefined)),
  );

/** "Yoga on Friday and a facial the day after": the day told is that of another wish. */
function isOfAnother(tokens: readonly Token[], from: number, to: number): boolean {
  const and = tokens.findIndex(({ text }, index) => index >= from && index < to && text === 'and');
  const wish = ['i', 'we', "i'd", "we'd", "i'll", 'can', 'could', 'so', 'would', 'need', 'want'];
  return and >= 0 && !wish.includes(textAt(tokens, and + 1));
}

/** The phrase of "the day before", with the clock that stands behind it. */
function besideOf(base: Phrase, sign: 1 | -1, at: TokenSpan, clock: Phrase | undefined): Phrase {
  const date = base.days?.kind === 'point' ? base.days.date : undefined;
  const days =
    date &&
    ({ kind: 'point', date: { kind: 'shift', base: date, amounts: oneDay, sign } } as const);
  return {
    strength: 'strong',
    ...clock,
    ...at,
    to: clock?.to ?? at.to,
    ...(days === undefined ? {} : { days, daySpan: at }),
  };
}

/**
 * "My wedding is on December 12, a facial the day before at 11": the day beside one that the same turn
 * has told. The day told is a fact then, and no wish, unless either will do.
 */
export function parseWithDayBeside(turn: readonly Token[], scope: Scope): Parsed {
  const plain = parsePhrases(turn, scope);
  const place = placeOf(turn, plain);
  if (place < 0) return { tokens: turn, phrases: plain };
  const end = pronouns.has(textAt(turn, place + 2)) ? place + 3 : place + 2;
  const at = { from: place - 1, to: end };
  // What stands behind it is no limit of "before".
  const tokens = turn.map((token, index): Token =>
    index >= at.from && index < end ? { ...token, kind: 'mark', text: '·' } : token,
  );
  const phrases = parsePhrases(tokens, scope);
  const either = textAt(turn, place - 2) === 'or';
  const told = toldBefore(phrases, at.from, either);
  if (told === undefined) return { tokens, phrases };
  if (isOfAnother(turn, told.to, at.from)) return { tokens, phrases };
  const base: Phrase = either ? told : { ...told, past: true };
  const clock = phrases.find(
    ({ days, from }) => days === undefined && from >= end && from <= end + 2,
  );
  const sign = signs.get(textAt(turn, place + 1)) ?? 1;
  const others = phrases.filter((each) => each !== told && each !== clock);
  return {
    tokens,
    phrases: [...others, base, besideOf(base, sign, at, clock)].toSorted((a, b) => a.from - b.from),
  };
}
