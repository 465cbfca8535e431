import { besideAt, type Beside } from './beside-words.ts';
import type { Scope } from './nodes.ts';
import { parsePhrases } from './parse.ts';
import type { Days, Phrase } from './phrase.ts';
import { textAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

interface Parsed {
  readonly tokens: readonly Token[];
  readonly phrases: readonly Phrase[];
}

const oneDay = { years: 0, months: 0, days: 1, minutes: 0, inWeeks: false };

/** "The day before", "the Friday before", where it has no day behind it that it goes by. */
function besideIn(tokens: readonly Token[], phrases: readonly Phrase[]): Beside | undefined {
  const found = tokens.flatMap((_, place) => {
    const beside = besideAt(tokens, place);
    return beside === undefined ? [] : [{ place, beside }];
  });
  const [first] = found;
  if (first === undefined) return undefined;
  const { place, beside } = first;
  const anchored = phrases.some(({ from, to }) => from <= place && to > place);
  return anchored && beside.weekday === undefined ? undefined : beside;
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
function besideOf(told: Phrase, { sign, weekday, from, to }: Beside, clock?: Phrase): Phrase {
  const base = told.days?.kind === 'point' ? told.days.date : undefined;
  const at = { from, to };
  const days: Days | undefined = base && {
    kind: 'point',
    date:
      weekday === undefined
        ? { kind: 'shift', base, amounts: oneDay, sign }
        : { kind: 'near-weekday', weekday, base, sign },
  };
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
  const beside = besideIn(turn, plain);
  if (beside === undefined) return { tokens: turn, phrases: plain };
  // What stands behind it is no limit of "before".
  const tokens = turn.map((token, index): Token =>
    index >= beside.from && index < beside.to ? { ...token, kind: 'mark', text: '·' } : token,
  );
  const phrases = parsePhrases(tokens, scope);
  const either = textAt(turn, beside.from - 1) === 'or';
  const told = toldBefore(phrases, beside.from, either);
  if (told === undefined) return { tokens, phrases };
  if (isOfAnother(turn, told.to, beside.from)) return { tokens, phrases };
  const base: Phrase = either ? told : { ...told, past: true };
  const clock = phrases.find(
    ({ days, from }) => days === undefined && from >= beside.to && from <= beside.to + 2,
  );
  const others = phrases.filter((each) => each !== told && each !== clock);
  const all = [...others, base, besideOf(told, beside, clock)];
  return { tokens, phrases: all.toSorted((a, b) => a.from - b.from) };
}
