import type { WhenValue } from '@gomomo/understanding';
import type { Mention } from './mention.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));
const numbers = `one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty
  forty-five fifty half quarter`;
const lengthWords = setOf(`${numbers} a an and of minute minutes min mins hour hours h`);
const momentWords =
  setOf(`${numbers} a p m am pm st nd rd th on at the of to past in o'clock noon midday today
  tomorrow this next mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
  september october november december morning afternoon evening`);

/** Our reader hears a time in "2 pm, or maybe on Tuesday" too; who tells one says nothing beside it. */
const isMadeOf = (text: string, words: ReadonlySet<string>): boolean =>
  (text.toLowerCase().match(/\p{L}[\p{L}'-]*/gu) ?? []).every((word) => words.has(word));

export const toLength = (text: string, minutes: number): Mention =>
  isMadeOf(text, lengthWords) ? { kind: 'length', minutes } : { kind: 'stretch' };

/** One day, one clock time, or both; of "two" the likeliest reading: what the client would take it for. */
export function toMoment({ text, dates, times, ...rest }: WhenValue): Mention {
  const { bound, weekdays, edge, daypart, zone, doubt, polarity } = rest;
  const [day, ...otherDays] = dates;
  const [clock] = times;
  const isOne = otherDays.length === 0 && [day, ...times].every((each) => each?.to === undefined);
  const isPlain = [bound, weekdays, edge, zone, doubt].every((each) => each === undefined);
  const isSure = isOne && isPlain && polarity !== 'excluded';
  if (!isSure || !isMadeOf(text, momentWords)) return { kind: 'stretch' };
  if (clock) return { kind: 'time', time: clock.from, date: day?.from ?? null };
  if (day && daypart === undefined) return { kind: 'day', date: day.from };
  return { kind: 'stretch' };
}
