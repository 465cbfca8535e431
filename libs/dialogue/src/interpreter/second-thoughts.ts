import type { Command } from '../command.ts';
import { isAtHand } from '../core/pending.ts';
import type { DialogueState } from '../core/state.ts';
import type { Reading } from './reading.ts';
import { set, type When } from './set-when.ts';

const sameTime = /\b(?:at )?(?:the |that )?same (?:time|hour)\b(?! (?:as|like|every|each)\b)/iu;
const slip =
  /\b(?:i|we) (?:actually |really )?(?:meant|mean)\b|\bwrong (?:day|date)\b|\bmix(?:ed)? up\b/iu;
const halt =
  /^\W*(?:(?:oh|ah|no|ok|okay|sorry|actually|um|hmm|please|but)\W+)*(?:wait|hold on|hang on|stop|oops|whoops|oh no|oh dear|(?:that|this|it)(?:'s|s| is| was)? (?:not right|wrong|the wrong (?:one|day|time))|wrong (?:one|day|date|time))(?:\W+(?:a|one|second|sec|minute|moment|please|sorry|up|wait|no))*\W*$/iu;

/** Nothing is under way, and the talk is about an appointment that stands. */
export const standsBooked = ({ flow, pending, appointment }: DialogueState): boolean =>
  flow === 'none' && isAtHand(pending) && appointment?.status === 'confirmed';

/** "No wait", right after it was booked: what is to become of it is asked. */
export const haltsBooked = (text: string, state: DialogueState): Command[] | null =>
  standsBooked(state) && halt.test(text) ? [{ kind: 'start', intent: 'change' }] : null;

const isDay = (when: When): boolean => when.slot === 'date' && when.value.kind === 'days';

/** "I meant Tuesday", said of what stands, moves it there; "the same time" is the one it has. */
function sameTimeOn(text: string, whens: readonly When[], state: DialogueState): Command[] {
  const timed = whens.some(({ slot }) => slot === 'time');
  if (timed || !whens.some(isDay)) return [];
  const same = set('time', { kind: 'same' });
  if (standsBooked(state) && slip.test(text))
    return [{ kind: 'start', intent: 'reschedule' }, same];
  return sameTime.test(text) ? [same] : [];
}

const otherwise = /\b(?:instead|rather|make it|switch|swap|change (?:it|that|to))\b/iu;

/** "The same time with Marcus", "make it Ana instead", of what was just booked: it is moved to them. */
function sameWith(
  text: string,
  { staff, services, intent }: Reading,
  whens: readonly When[],
  state: DialogueState,
): Command[] {
  const named = staff !== null && !staff.negated && services === null && intent === null;
  if (!named || !standsBooked(state) || whens.length > 0) return [];
  if (!sameTime.test(text) && !otherwise.test(text)) return [];
  const same = set('time', { kind: 'same' });
  return [{ kind: 'start', intent: 'reschedule' }, same];
}

/** What is the same as before, where a day or a person is another one. */
export const sameButThat = (
  text: string,
  reading: Reading,
  whens: readonly When[],
  state: DialogueState,
): Command[] => [...sameTimeOn(text, whens, state), ...sameWith(text, reading, whens, state)];

const read = /^(?:same|wrong|wait|meant|no wait|oh no wait|day|date|mistake)$/iu;

/** Words of a slip and of "the same time" are read. */
export function withSameRead(text: string, reading: Reading, state: DialogueState): Reading {
  const slips = standsBooked(state) && slip.test(text);
  if (!slips && !sameTime.test(text)) return reading;
  const said = reading.residue.said.filter((words) => !read.test(words));
  return {
    ...reading,
    residue: { ...reading.residue, said, turns: reading.residue.turns && said.length > 0 },
  };
}
