import type { DurationValue, Span, WhenValue } from '../../types.ts';
import { tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';
import type { Scope } from './nodes.ts';
import { joinNeighbours } from './neighbours.ts';
import { parsePhrases } from './parse.ts';
import type { Phrase, TokenSpan } from './phrase.ts';
import { colouredSpan } from './surroundings.ts';
import { toWhenValue } from './values.ts';
import type { WhenContext } from './phrase-days.ts';

export interface WhenReading {
  readonly values: readonly WhenValue[];
  readonly durations: readonly DurationValue[];
  /** "every Friday": asked for, and not something that one booking can be. */
  readonly recurring: boolean;
  /** Every phrase of time with the words that colour it, whether or not a value came of it. */
  readonly spans: readonly Span[];
}

const isValue = (phrase: Phrase): boolean =>
  phrase.days !== undefined ||
  phrase.clock !== undefined ||
  phrase.daypart !== undefined ||
  phrase.moment !== undefined ||
  phrase.window !== undefined ||
  phrase.weekdays !== undefined ||
  phrase.endOfDay === true ||
  phrase.startsNow === true;

/** A date beside a habit belongs to it: "the 2nd of each month". */
const habitual = (phrases: readonly Phrase[], index: number): boolean => {
  const phrase = phrases[index];
  const next = phrases[index + 1];
  const previous = phrases[index - 1];
  if (phrase === undefined) return false;
  const follows = next?.recurring === true && next.from - phrase.to <= 2;
  return follows || (previous?.recurring === true && phrase.from - previous.to <= 1);
};

/** "Next week but not Tuesday": a bare weekday behind a week lies in it. */
const withinWeek = (phrases: readonly Phrase[]): readonly Phrase[] =>
  phrases.map((phrase, index) => {
    const before = phrases[index - 1]?.days;
    const week =
      before?.kind === 'period' && before.period.kind === 'week' ? before.period : undefined;
    if (week === undefined || phrase.days?.kind !== 'point') return phrase;
    const { date } = phrase.days;
    if (date.kind !== 'weekday' || date.mode !== 'bare') return phrase;
    const inWeek = { kind: 'weekday-of-week' as const, weekday: date.weekday, period: week };
    return { ...phrase, days: { kind: 'point' as const, date: inWeek } };
  });

const charSpan = (tokens: readonly Token[], place: TokenSpan): Span => ({
  start: tokenAt(tokens, place.from).start,
  end: tokenAt(tokens, place.to - 1).end,
});

const noTime = { years: 0, months: 0, days: 0, minutes: 0, inWeeks: false };

/** "now" is an answer where a day or a time is asked and nothing else is said. */
function withNow(phrases: readonly Phrase[], scope: Scope, length: number): readonly Phrase[] {
  if (length > 4 || (!scope.dateAsked && !scope.timeAsked)) return phrases;
  if (phrases.some(isValue)) return phrases;
  return phrases.map((phrase) =>
    phrase.now === true ? { ...phrase, moment: { amounts: noTime, within: false } } : phrase,
  );
}

/** Every date, time, part of day, range and duration that a text names. */
export function readWhen(
  text: string,
  tokens: readonly Token[],
  scope: Scope,
  context: WhenContext,
): WhenReading {
  const found = withinWeek(withNow(parsePhrases(tokens, scope), scope, tokens.length));
  const phrases = joinNeighbours(tokens, found);
  const values: WhenValue[] = [];
  const durations: DurationValue[] = [];
  phrases.forEach((phrase, index) => {
    if (phrase.duration !== undefined) {
      const span = charSpan(tokens, phrase);
      durations.push({ span, days: phrase.duration.days, minutes: phrase.duration.minutes });
      return;
    }
    if (!isValue(phrase) || phrase.past === true || habitual(phrases, index)) return;
    const value = toWhenValue(text, tokens, phrase, context);
    if (value !== undefined) values.push(value);
  });
  return {
    values,
    durations,
    recurring: phrases.some((phrase) => phrase.recurring === true),
    spans: phrases.map(({ from, to }) => charSpan(tokens, colouredSpan(tokens, from, to))),
  };
}
