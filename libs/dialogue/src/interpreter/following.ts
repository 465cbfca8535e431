import type { DialogueState } from '../core/state.ts';
import type { Reading } from './reading.ts';

const following = /^(?:on )?(?:the )?following (?:(week)|(mon|tue|wed|thu|fri|sat|sun)[a-z]*)$/iu;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** "The following Monday", while times of a day are on the table, is the one after that day. */
export function fromTable(reading: Reading, { chosen, offer }: DialogueState): Reading {
  const shown = chosen !== null || (offer?.day ?? null) !== null;
  const when = shown ? reading.whens.find(({ text }) => following.test(text)) : undefined;
  if (when === undefined) return reading;
  const [, week, weekday = ''] = following.exec(when.text) ?? [];
  const to =
    week === undefined ? { weekday: weekdays.indexOf(weekday.toLowerCase()) + 1 } : { days: 7 };
  const shift = { direction: 'later', minutes: null, days: null, ...to } as const;
  return { ...reading, shift, whens: reading.whens.filter((each) => each !== when) };
}
