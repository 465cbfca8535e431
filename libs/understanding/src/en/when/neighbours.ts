import type { Phrase } from './phrase.ts';
import { boundOf, includesLimit, leavesStartOut } from './bounds.ts';
import type { Token } from '../../text/tokens.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const between = words(
  'and but , or no not later earlier sooner than before after by until till til past at the it has ' +
    'to be also on',
);
const alternatives = words('or / ,');
const fillers = words(
  'after before from by until at on the around about maybe even alternatively else either possibly also in',
);

/** "Friday at 10 and again on Tuesday at 2". */
const oncemore = words('again then another one');

const gap = (tokens: readonly Token[], left: Phrase, right: Phrase): string[] =>
  tokens.slice(left.to, right.from).map((token) => token.text);

type Bound = 'before' | 'after';

export const limitOf = (tokens: readonly Token[], phrase: Phrase): Bound | undefined => {
  if (phrase.bound !== undefined) return phrase.bound;
  if (phrase.clockEnd !== undefined || phrase.days?.kind === 'range') return undefined;
  const place = phrase.clockSpan ?? phrase.daySpan ?? phrase;
  return boundOf(tokens, place.from, phrase.to);
};

const isClock = ({ clock, clockEnd, moment }: Phrase): boolean =>
  clock !== undefined && clockEnd === undefined && moment === undefined;

/** "after 2 but before 4" is one window, in either order. */
function window(tokens: readonly Token[], left: Phrase, right: Phrase): Phrase | undefined {
  if (!isClock(left) || !isClock(right)) return undefined;
  if (left.days !== undefined && right.days !== undefined) return undefined;
  const words = gap(tokens, left, right);
  if (words.length > 6 || !words.every((word) => between.has(word))) return undefined;
  // "Before 3 or after 5" leaves the hours between them out.
  if (words.includes('or')) return undefined;
  const [first, second] = [limitOf(tokens, left), limitOf(tokens, right)];
  if (first === undefined || second === undefined || first === second) return undefined;
  const [start, end] = first === 'after' ? [left, right] : [right, left];
  if (start.clock === undefined || end.clock === undefined) return undefined;
  const half = end.clock.half ?? end.clock.daypart;
  const bare = start.clock.half === undefined && start.clock.daypart === undefined;
  const takes =
    bare && half !== undefined && start.clock.hour < end.clock.hour && end.clock.hour < 12;
  const clock = takes ? { ...start.clock, ...halfOf(end) } : start.clock;
  const { bound: _bound, ...rest } = { ...right, ...left };
  return {
    ...rest,
    from: left.from,
    to: right.to,
    clock,
    clockEnd: end.clock,
    ...(endsInside(tokens, end) ? { endsInside: true } : {}),
    ...(leavesStartOut(tokens, (start.clockSpan ?? start).from) ? { startsOutside: true } : {}),
    clockSpan: { from: left.clockSpan?.from ?? left.from, to: right.to },
  };
}

const endsInside = (tokens: readonly Token[], { clockSpan, from, to }: Phrase): boolean =>
  includesLimit(tokens, { from: clockSpan?.from ?? from, to }, true);

const halfOf = ({
  clock,
}: Phrase): Partial<Pick<NonNullable<Phrase['clock']>, 'half' | 'daypart'>> => ({
  ...(clock?.half === undefined ? {} : { half: clock.half }),
  ...(clock?.daypart === undefined ? {} : { daypart: clock.daypart }),
});

/** "10 or 10:30", "the 3rd or the 9th", "Monday or Friday". */
function isEither(tokens: readonly Token[], left: Phrase, right: Phrase): boolean {
  const said = gap(tokens, left, right);
  const joins = said.filter((word) => alternatives.has(word));
  return (
    joins.some((word) => word === 'or' || word === '/') &&
    said.length <= 4 &&
    said.every((word) => alternatives.has(word) || fillers.has(word))
  );
}

/** "2 or 3 pm": the half of the day that the last one names is that of all. */
function withHalf(phrase: Phrase, next: Phrase | undefined): Phrase {
  if (next?.either !== true || phrase.clock === undefined || next.clock === undefined)
    return phrase;
  const open = phrase.clock.half === undefined && phrase.clock.daypart === undefined;
  const sameHalf = phrase.clock.hour % 12 <= next.clock.hour % 12;
  return open && sameHalf && phrase.clock.hour <= 12
    ? { ...phrase, clock: { ...phrase.clock, ...halfOf(next) } }
    : phrase;
}

/** "Tuesday 10 or 10:30", "2 or 3 pm tomorrow": the day of one is that of the other. */
function withDay(phrase: Phrase, before: Phrase | undefined, behind: Phrase | undefined): Phrase {
  if (phrase.days !== undefined || phrase.clock === undefined) return phrase;
  const days =
    (phrase.either === true ? before?.days : undefined) ??
    (behind?.either === true ? behind.days : undefined);
  return days === undefined ? phrase : { ...phrase, days };
}

const stands = (phrase: Phrase): boolean =>
  phrase.days !== undefined ||
  phrase.weekdays !== undefined ||
  phrase.clock !== undefined ||
  phrase.daypart !== undefined ||
  phrase.window !== undefined;

/** A day with its own time. */
const isComplete = (phrase: Phrase): boolean =>
  (phrase.days !== undefined || phrase.weekdays !== undefined) &&
  (phrase.clock !== undefined || phrase.daypart !== undefined || phrase.window !== undefined);

const sameShape = (left: Phrase, right: Phrase): boolean =>
  (left.days === undefined) === (right.days === undefined) &&
  (left.clock === undefined) === (right.clock === undefined);

/** "Monday morning and Thursday after 4": of days with their own times one is taken. */
function goesWith(tokens: readonly Token[], left: Phrase, right: Phrase): boolean {
  if (!isComplete(left) || !isComplete(right)) return false;
  const [join, ...more] = gap(tokens, left, right).filter((word) => word !== ',');
  return (
    join === 'and' &&
    more.length <= 2 &&
    more.every((word) => fillers.has(word) || oncemore.has(word))
  );
}

/** "The 3rd, the 5th or the 9th": a list has its "or" in front of the last. */
function inList(tokens: readonly Token[], left: Phrase, right: Phrase): boolean {
  const [comma, ...more] = gap(tokens, left, right);
  const listed = comma === undefined ? isComplete(left) && isComplete(right) : comma === ',';
  return (
    listed && sameShape(left, right) && more.every((word) => fillers.has(word) || word === 'the')
  );
}

/** Which of the phrases stand beside the one before them by "or". */
function alternativesAmong(tokens: readonly Token[], phrases: readonly Phrase[]): boolean[] {
  const found = phrases.map((phrase, index) => {
    const left = phrases[index - 1];
    if (left === undefined || !stands(left) || !stands(phrase)) return false;
    return isEither(tokens, left, phrase) || goesWith(tokens, left, phrase);
  });
  for (let index = phrases.length - 2; index > 0; index -= 1) {
    const [left, phrase] = [phrases[index - 1], phrases[index]];
    if (left === undefined || phrase === undefined || !stands(left) || !stands(phrase)) continue;
    found[index] ||= found[index + 1] === true && inList(tokens, left, phrase);
  }
  return found;
}

/** Phrases that colour each other: two limits become a window, alternatives are marked. */
export function joinNeighbours(tokens: readonly Token[], phrases: readonly Phrase[]): Phrase[] {
  const joined: Phrase[] = [];
  for (const phrase of phrases) {
    const left = joined.at(-1);
    const both = left === undefined ? undefined : window(tokens, left, phrase);
    if (both === undefined) joined.push(phrase);
    else joined.splice(-1, 1, both);
  }
  const either = alternativesAmong(tokens, joined);
  return joined
    .map((phrase, index): Phrase => (either[index] === true ? { ...phrase, either: true } : phrase))
    .map((phrase, index, all) => withHalf(phrase, all[index + 1]))
    .map((phrase, index, all) => withDay(phrase, all[index - 1], all[index + 1]));
}
