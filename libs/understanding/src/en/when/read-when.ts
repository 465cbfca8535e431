import type { DurationValue, Span, WhenValue } from '../../types.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';
import type { PeriodExpr, Scope } from './nodes.ts';
import { joinNeighbours } from './neighbours.ts';
import { parseWithDayBeside } from './day-beside.ts';
import type { Phrase, TokenSpan } from './phrase.ts';
import { hardSpan } from './hard-times.ts';
import { colouredSpan } from './surroundings.ts';
import { ownPlace } from './zones.ts';
import { splitRefusals } from './split-refusal.ts';
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

/** The week that the days of a phrase are, or lie in by its words. */
function weekOf({ days }: Phrase): PeriodExpr | undefined {
  if (days?.kind === 'period' && days.period.kind === 'week') return days.period;
  const inWeek = days?.kind === 'point' && days.date.kind === 'weekday-of-week';
  return inWeek && days.date.kind === 'weekday-of-week' ? days.date.period : undefined;
}

/** "Next week but not Monday or Tuesday": bare weekdays behind a week lie in it. */
function withinWeek(phrases: readonly Phrase[]): readonly Phrase[] {
  const placed: Phrase[] = [];
  for (const phrase of phrases) {
    const before = placed.at(-1);
    const week = before === undefined ? undefined : weekOf(before);
    const date = phrase.days?.kind === 'point' ? phrase.days.date : undefined;
    const bare = date?.kind === 'weekday' && date.mode === 'bare' ? date : undefined;
    if (week === undefined || bare === undefined) placed.push(phrase);
    else {
      const inWeek = { kind: 'weekday-of-week' as const, weekday: bare.weekday, period: week };
      placed.push({ ...phrase, days: { kind: 'point', date: inWeek } });
    }
  }
  return placed;
}

const joins = new Set(['and', 'or', 'nor', '&', 'on', 'the']);

/** "Not Monday or Tuesday", "except mornings and evenings": what is joined to it is ruled out too. */
function refusesToo(
  tokens: readonly Token[],
  [before, phrase]: readonly [Phrase | undefined, Phrase],
  [left, value]: readonly [WhenValue | undefined, WhenValue],
): boolean {
  if (before === undefined || left?.polarity !== 'excluded' || value.polarity !== 'wanted')
    return false;
  const gap = tokens.slice(before.to, phrase.from).map(({ text }) => text);
  const joined =
    gap.length <= 3 &&
    gap.every((word) => joins.has(word)) &&
    gap.some((word) => word !== 'on' && word !== 'the');
  const open = value.bound === undefined && left.times.length === value.times.length;
  const better = ['is', 'would', 'works', "'s", 'are'].includes(textAt(tokens, phrase.to));
  return joined && open && textAt(tokens, phrase.to) !== 'instead' && !better;
}

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
  turn: readonly Token[],
  scope: Scope,
  context: WhenContext,
): WhenReading {
  const { tokens, phrases: parsed } = parseWithDayBeside(turn, scope);
  const found = withinWeek(withNow(parsed, scope, tokens.length));
  const place = found.some(({ zone }) => zone?.kind === 'own') ? ownPlace(tokens) : undefined;
  const phrases = splitRefusals(tokens, joinNeighbours(tokens, found)).map((phrase) =>
    place !== undefined && phrase.zone?.kind === 'own' ? { ...phrase, zone: place.zone } : phrase,
  );
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
    if (value === undefined) return;
    const refused = refusesToo(tokens, [phrases[index - 1], phrase], [values.at(-1), value]);
    values.push(refused ? { ...value, polarity: 'excluded' } : value);
  });
  return {
    values,
    durations,
    recurring: phrases.some((phrase) => phrase.recurring === true),
    spans: [
      ...phrases.flatMap(({ from, to }) =>
        [colouredSpan(tokens, from, to), hardSpan(tokens, from, to)].flatMap((each) =>
          each === undefined ? [] : [charSpan(tokens, each)],
        ),
      ),
      ...(place === undefined ? [] : [charSpan(tokens, place)]),
    ],
  };
}
