import { dayWord, weekdayNamed } from '../calendar/names.ts';
import { closesTime } from './amount-guards.ts';
import { atomAt } from './atoms.ts';
import { extend, isGlue, nextPart } from './grow-phrase.ts';
import type { Scope } from './nodes.ts';
import { startPhrase } from './phrase-parts.ts';
import type { Phrase } from './phrase.ts';
import { rangeAt } from './ranges.ts';
import { isExcluded } from './surroundings.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

/** "for 7 hours from 9:30": the length stands in front. */
function lengthInFront(tokens: readonly Token[], phrase: Phrase, scope: Scope): Phrase | undefined {
  if (phrase.duration === undefined || phrase.duration.minutes === 0) return undefined;
  const word = textAt(tokens, phrase.to);
  if (word !== 'from' && word !== 'starting') return undefined;
  const atom = atomAt(
    tokens,
    textAt(tokens, phrase.to + 1) === 'at' ? phrase.to + 2 : phrase.to + 1,
    { ...scope, timeAsked: true },
  );
  if (atom?.kind !== 'clock') return undefined;
  return {
    ...startPhrase(atom),
    from: phrase.from,
    strength: 'strong',
    lengthMinutes: phrase.duration.minutes,
  };
}

const alone = (phrase: Phrase): boolean =>
  phrase.past === true ||
  phrase.now === true ||
  phrase.recurring === true ||
  phrase.duration !== undefined ||
  phrase.moment !== undefined;

function phraseAt(tokens: readonly Token[], index: number, scope: Scope): Phrase | undefined {
  const range = rangeAt(tokens, index, scope, false);
  const atom = range === undefined ? atomAt(tokens, index, scope) : undefined;
  if (range === undefined && atom === undefined) return undefined;
  let phrase = range ?? (atom === undefined ? undefined : startPhrase(atom));
  if (phrase === undefined) return undefined;
  if (alone(phrase)) return lengthInFront(tokens, phrase, scope) ?? phrase;
  if (
    phrase.strength === 'weak' &&
    phrase.clock !== undefined &&
    countsSomething(tokens, phrase, scope)
  )
    return undefined;
  for (let parts = 0; parts < 5; parts += 1) {
    const longer: Phrase | undefined = extend(tokens, phrase, scope);
    if (longer === undefined || (longer.to <= phrase.to && parts > 0)) break;
    phrase = longer;
  }
  return phrase;
}

/**
 * A bare number in front of a day is a time only where one is wanted or "tonight" follows: in "for 4
 * tomorrow morning at 11" it counts people.
 */
function countsSomething(tokens: readonly Token[], phrase: Phrase, scope: Scope): boolean {
  const lead = textAt(tokens, phrase.from - 1);
  const quiet = { dateAsked: scope.dateAsked, timeAsked: false };
  const after = nextPart(tokens, phrase.to)
    .filter((at) => tokenAt(tokens, at).kind !== 'mark' && !isGlue(tokens, at))
    .map((at) => startsWith(tokens, at, quiet))
    .find((found) => found !== undefined);
  if (after?.clock !== undefined && (after.strength !== 'weak' || after.daypart !== undefined))
    return true;
  if (scope.timeAsked || opensWithDay(tokens, phrase)) return false;
  return lead === 'for' || lead === 'of' || after?.daypart === undefined;
}

/** Behind "10 monday", "2 on friday"; undefined where no such pair stands there. */
function pairEnd(tokens: readonly Token[], number: number): number | undefined {
  const at = textAt(tokens, number + 1) === 'on' ? number + 2 : number + 1;
  const word = textAt(tokens, at);
  const isPair =
    tokenAt(tokens, number).kind === 'number' &&
    (weekdayNamed(word) !== undefined || dayWord(word) !== undefined);
  return isPair ? at + 1 : undefined;
}

/** "10 monday", "2 friday": a turn of a number and a day, or of such pairs ("10 monday or 2 friday"). */
function opensWithDay(tokens: readonly Token[], { from, to }: Phrase): boolean {
  const end = to === from + 1 ? pairEnd(tokens, from) : undefined;
  if (end === undefined) return false;
  if (from === 0 && tokens.length <= 4) return true;
  if (textAt(tokens, end) === 'or' && pairEnd(tokens, end + 1) !== undefined) return true;
  return (
    textAt(tokens, from - 1) === 'or' &&
    [from - 3, from - 4].some((start) => pairEnd(tokens, start) === from - 1)
  );
}

/** The phrase at `index` unless it begins with a bare number of its own, which would recurse. */
const startsWith = (tokens: readonly Token[], index: number, scope: Scope): Phrase | undefined =>
  tokenAt(tokens, index).kind === 'number' ? undefined : phraseAt(tokens, index, scope);

/** A bare number that nothing supports is no time. */
const isNothing = (tokens: readonly Token[], phrase: Phrase, scope: Scope): boolean => {
  if (phrase.strength !== 'weak' || phrase.days !== undefined || phrase.clockEnd !== undefined)
    return false;
  if (phrase.clock !== undefined && phrase.daypart !== undefined) return false;
  if (phrase.clock === undefined) return true;
  return !scope.timeAsked || !closesTime(tokens, phrase.clockSpan?.to ?? phrase.to);
};

/** A weak number in front of a date ("for 4 tomorrow") counts something else. */
function withoutWeakClock(tokens: readonly Token[], phrase: Phrase, scope: Scope): Phrase {
  const from = phrase.clockSpan?.from ?? -1;
  const leading = phrase.strength === 'weak' && phrase.clock !== undefined && from === phrase.from;
  if (opensWithDay(tokens, { ...phrase, to: phrase.clockSpan?.to ?? phrase.to })) return phrase;
  if (!leading || phrase.days === undefined || scope.timeAsked || phrase.clockEnd !== undefined)
    return phrase;
  const lead = textAt(tokens, from - 1);
  const near = phrase.daypart !== undefined && lead !== 'for' && lead !== 'of';
  if (near) return phrase;
  const { clock: _clock, clockSpan: _span, ...rest } = phrase;
  return { ...rest, from: phrase.daySpan?.from ?? phrase.from };
}

const changeVerbs = new Set([
  'move',
  'moved',
  'change',
  'changed',
  'switch',
  'shift',
  'push',
  'bump',
  'reschedule',
  'swap',
  'postpone',
  'delay',
  'bring',
]);

/** "move it from Monday to Tuesday": the first end is what is, the second what is wanted. */
function splitChange(tokens: readonly Token[], phrase: Phrase): Phrase[] {
  const { days } = phrase;
  if (days?.kind !== 'range' || phrase.clock !== undefined) return [phrase];
  if (textAt(tokens, phrase.from) === 'between') return [phrase];
  const verb = tokens
    .slice(Math.max(0, phrase.from - 8), phrase.from)
    .some((token) => changeVerbs.has(token.text));
  if (!verb) return [phrase];
  return [
    { ...phrase, days: days.start, source: true },
    { ...phrase, days: days.end },
  ];
}

/** All expressions of date and time in a text, in their order. */
export function parsePhrases(tokens: readonly Token[], scope: Scope): Phrase[] {
  const phrases = scanPhrases(tokens, scope);
  const sure = phrases.some(
    ({ clock, strength, from, to }) =>
      // "10 or 11 but not 10:30": what is refused says nothing of the others.
      clock !== undefined && strength !== 'weak' && !isExcluded(tokens, from, to),
  );
  // Beside a sure time a bare number is something else: "4:45 pm for 2 on the 3rd".
  const doubtful = phrases.some(
    (phrase) => phrase.clock !== undefined && phrase.strength === 'weak',
  );
  return sure && doubtful && scope.timeAsked
    ? scanPhrases(tokens, { ...scope, timeAsked: false })
    : phrases;
}

function scanPhrases(tokens: readonly Token[], scope: Scope): Phrase[] {
  const phrases: Phrase[] = [];
  let index = 0;
  while (index < tokens.length) {
    const token = tokenAt(tokens, index);
    const found = token.kind === 'mark' ? undefined : phraseAt(tokens, index, scope);
    if (found === undefined) {
      index += 1;
      continue;
    }
    const phrase = withoutWeakClock(tokens, found, scope);
    if (!isNothing(tokens, phrase, scope)) phrases.push(...splitChange(tokens, phrase));
    index = isNothing(tokens, phrase, scope) ? index + 1 : Math.max(found.to, index + 1);
  }
  return phrases;
}
