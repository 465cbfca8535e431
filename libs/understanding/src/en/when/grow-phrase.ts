import { closesTime } from './amount-guards.ts';
import { atomAt } from './atoms.ts';
import type { Atom, Scope } from './nodes.ts';
import { numberedDays } from './join-days.ts';
import { addPart, bareDays } from './phrase-parts.ts';
import type { Phrase } from './phrase.ts';
import { rangeAt } from './ranges.ts';
import { textAt } from '../../text/tokens.ts';
import { isExcluded } from './surroundings.ts';
import { zoneAt } from './zones.ts';
import type { Token } from '../../text/tokens.ts';

/** Words that may stand between the parts of one phrase. */
const glue = new Set([
  'at',
  'on',
  'in',
  'the',
  'of',
  ',',
  'around',
  'about',
  'for',
  'by',
  '-',
  '@',
  'during',
  'sometime',
  'from',
  '.',
  'and',
  'a',
  '(',
  ')',
  'is',
  'or',
  '…',
  'approximately',
  'like',
  'say',
  'possibly',
  'this',
  'starting',
  'time',
  'before',
  'after',
  'until',
  'till',
  'roughly',
  'maybe',
  'preferably',
  '/',
]);

const maxGlue = 3;

export const isGlue = (tokens: readonly Token[], index: number): boolean =>
  glue.has(textAt(tokens, index));

/** The next index behind the glue, or undefined when a sentence ends there. */
export function nextPart(tokens: readonly Token[], index: number): number[] {
  const places = [index];
  for (let at = index; at < index + maxGlue && isGlue(tokens, at); at += 1) places.push(at + 1);
  return places;
}

const numberLead = new Set(['for', '-', 'and', 'of', 'or', '.', 'a', 'is']);

/** Whether a bare number behind a day or a part of the day is a time: "evening 5", "tomorrow 11". */
function isCompany(tokens: readonly Token[], phrase: Phrase, atom: Atom, scope: Scope): boolean {
  if (atom.kind !== 'clock' || atom.strength !== 'weak') return true;
  const lead = textAt(tokens, atom.from - 1);
  if (numberLead.has(lead) && !(lead === '.' && phrase.daypart !== undefined))
    return scope.timeAsked && lead === 'for';
  if (phrase.daypart !== undefined || scope.timeAsked) return true;
  return phrase.days?.kind === 'point' && lead !== ',' && closesTime(tokens, atom.to);
}

/** The phrase with the next part that belongs to it, or nothing when it is complete. */
export function extend(tokens: readonly Token[], phrase: Phrase, scope: Scope): Phrase | undefined {
  const timed = phrase.clock !== undefined && phrase.zone === undefined;
  const zone = timed ? zoneAt(tokens, phrase.to) : undefined;
  if (zone !== undefined) return { ...phrase, ...zone };
  // "Not Monday, before 10": what is ruled out ends at the comma.
  const closes = textAt(tokens, phrase.to) === ',' && phrase.from > 0;
  if (closes && isExcluded(tokens, phrase.from, phrase.to)) return undefined;
  for (const at of nextPart(tokens, phrase.to)) {
    if (phrase.clock === undefined) {
      const range = rangeAt(
        tokens,
        at,
        scope,
        phrase.days !== undefined || phrase.daypart !== undefined,
      );
      const joined = range === undefined ? undefined : joinRange(phrase, range);
      if (joined !== undefined) return joined;
    }
    const atom = atomAt(tokens, at, scope);
    if (atom === undefined) continue;
    if (!isCompany(tokens, phrase, atom, scope)) return undefined;
    if (splitsList(tokens, at, phrase, atom)) return undefined;
    return withDuration(tokens, phrase, atom, at) ?? addPart(phrase, atom);
  }
  return undefined;
}

/** "Monday or Tuesday" and "5 and 6" are two phrases. */
const splitsList = (tokens: readonly Token[], at: number, phrase: Phrase, atom: Atom): boolean => {
  const word = textAt(tokens, at - 1);
  const glued = tokens.slice(phrase.to, at).map((token) => token.text);
  // "Mornings or after 4"
  if (glued.includes('or') && (word === 'before' || word === 'after')) return true;
  if (word !== 'or' && word !== 'and') return false;
  if (atom.kind === 'clock') return phrase.clock !== undefined;
  // "9 or 10 or Thursday": that day is another choice.
  const another = word === 'or' && phrase.clock !== undefined;
  return atom.kind === 'date' && (phrase.days !== undefined || another);
};

/** "from 9:30 am for 7 hours": a stretch with its length. */
function withDuration(
  tokens: readonly Token[],
  phrase: Phrase,
  atom: Atom,
  at: number,
): Phrase | undefined {
  if (atom.kind !== 'duration' || phrase.clock === undefined || atom.amounts.minutes === 0)
    return undefined;
  const starts = ['from', 'starting'].includes(textAt(tokens, (phrase.clockSpan?.from ?? 0) - 1));
  if (!starts || textAt(tokens, at - 1) !== 'for' || phrase.clockEnd !== undefined)
    return undefined;
  return { ...phrase, to: atom.to, lengthMinutes: atom.amounts.minutes };
}

function joinRange(phrase: Phrase, range: Phrase): Phrase | undefined {
  if (range.bareNumbers !== undefined && phrase.days?.kind === 'period') {
    const days = numberedDays(range.bareNumbers, phrase.days.period);
    if (days !== undefined) return bareDays({ ...phrase, from: phrase.from }, days, range.to);
  }
  if (range.days !== undefined && phrase.days !== undefined) return joinDayRange(phrase, range);
  return {
    ...range,
    ...(phrase.days === undefined ? {} : { days: phrase.days }),
    ...(phrase.daySpan === undefined ? {} : { daySpan: phrase.daySpan }),
    ...(phrase.daypart === undefined ? {} : { daypart: phrase.daypart }),
    ...(phrase.daypartSpan === undefined ? {} : { daypartSpan: phrase.daypartSpan }),
    from: phrase.from,
  };
}

/** "next week between Wednesday and Friday": both weekdays lie in that week. */
function joinDayRange(phrase: Phrase, range: Phrase): Phrase | undefined {
  if (phrase.days?.kind !== 'period' || range.days?.kind !== 'range') return undefined;
  const { period } = phrase.days;
  const [start, end] = [range.days.start, range.days.end].map((days) =>
    days.kind === 'point' && days.date.kind === 'weekday'
      ? {
          kind: 'point' as const,
          date: { kind: 'weekday-of-week' as const, weekday: days.date.weekday, period },
        }
      : undefined,
  );
  if (start === undefined || end === undefined) return undefined;
  return { ...range, from: phrase.from, days: { kind: 'range', start, end } };
}
