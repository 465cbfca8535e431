import type { DialogueState } from '../core/state.ts';
import type { Reading } from './reading.ts';

const following = /^(?:on )?(?:the )?following (?:(week)|(mon|tue|wed|thu|fri|sat|sun)[a-z]*)$/iu;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const sameNext = /\bsame (?:day|time|hour)\b/iu;
const nextWeek = /^(?:the )?(?:same (?:day|time|hour) )?(?:next|following) week$/iu;

/** "The following Monday", while times of a day are on the table, is the one after that day. */
export function fromTable(
  text: string,
  reading: Reading,
  { chosen, offer }: DialogueState,
): Reading {
  const shown = chosen !== null || (offer?.day ?? null) !== null;
  // "Same time next week" is a week on, to the day.
  const week = sameNext.test(text) ? nextWeek : following;
  const when = shown ? reading.whens.find((each) => week.test(each.text)) : undefined;
  if (when === undefined) return reading;
  const weekday = following.exec(when.text)?.[2];
  const to =
    weekday === undefined ? { days: 7 } : { weekday: weekdays.indexOf(weekday.toLowerCase()) + 1 };
  const shift = { direction: 'later', minutes: null, days: null, ...to } as const;
  return { ...reading, shift, whens: reading.whens.filter((each) => each !== when) };
}
