import { before } from './bounds.ts';
import type { Phrase } from './phrase.ts';
import { isExcluded } from './surroundings.ts';
import { textAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

const exceptions = new Set(
  'not but except excluding besides no never avoid anything nothing'.split(' '),
);

/** Where the part of the day ends that stands in front of its day; -1 where it does not. */
function partEnd({ days, daySpan, clockSpan, daypartSpan }: Phrase): number {
  const part = clockSpan ?? daypartSpan;
  if (days?.kind !== 'point' || part === undefined || daySpan === undefined) return -1;
  const end = Math.max(part.to, daypartSpan?.to ?? 0);
  return daySpan.from >= end ? end : -1;
}

/** "Not the morning", "can't do mornings"; "I can't come at 3 on Tuesday" is about an appointment. */
const leavesOutPart = (tokens: readonly Token[], { from, to, clock }: Phrase): boolean =>
  isExcluded(tokens, from, to) &&
  // "Instead of 3 on Tuesday" refuses the two together.
  !['of', 'than'].includes(textAt(tokens, before(tokens, from) + 1)) &&
  !['of', 'than'].includes(textAt(tokens, before(tokens, from))) &&
  (clock === undefined || exceptions.has(textAt(tokens, before(tokens, from))));

/**
 * "Anytime but the morning on Tuesday": the part of the day is left out of a day that is wanted. Where
 * the turn names another day, or the day leads ("not Tuesday morning"), they are refused together.
 */
export function splitRefusals(tokens: readonly Token[], phrases: readonly Phrase[]): Phrase[] {
  const days = phrases.filter((phrase) => phrase.days !== undefined && phrase.past !== true);
  if (days.length !== 1) return [...phrases];
  return phrases.flatMap((phrase) => {
    const end = partEnd(phrase);
    if (end < 0 || !leavesOutPart(tokens, phrase)) return [phrase];
    const { days: day, daySpan, ...part } = phrase;
    if (day === undefined || daySpan === undefined) return [phrase];
    const { to, strength } = phrase;
    return [
      { ...part, to: end },
      { strength, from: daySpan.from, to, days: day, daySpan },
    ];
  });
}
