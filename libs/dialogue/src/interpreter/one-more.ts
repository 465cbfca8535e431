import type { Command } from '../command.ts';
import type { DialogueState } from '../core/state.ts';
import type { Reading } from './reading.ts';

/** "And a sauna", "yes, plus yoga", "my husband wants a massage as well". */
const adds =
  /^\W*(?:(?:yes|yeah|yep|ok|okay|oh|great|perfect|sure|lovely|actually)\W+)*(?:and|plus|also)\b|\b(?:too|as well|also|in addition|afterwards)\b[\s.!?]*(?:please[\s.!?]*)?$/iu;
const replaces = /\b(?:instead|rather|not|no|make it|change|switch|swap|or)\b/iu;
const forSomebody = /\bfor (?:my|our|his|her)\b/iu;

/**
 * Said beside a booking in the making, one more thing replaces nothing of it: it is made after, and
 * that is said. Null where the words are about the one in the making.
 */
export function oneMore(text: string, reading: Reading, state: DialogueState): Command[] | null {
  const { services, also, count, intent, topics } = reading;
  const [decided, ...open] = state.wish.serviceIds;
  const making = state.flow === 'book' && decided !== undefined && open.length === 0;
  if (!making || !adds.test(text) || replaces.test(text)) return null;
  if (intent !== null && intent !== 'book' && intent !== 'availability') return null;
  if (topics.some((topic) => topic !== 'other' && topic !== 'thanks')) return null;
  const other = services && services.ids.length > 0 && !services.ids.includes(decided);
  if (other)
    return [{ kind: 'several', services: [services.ids, ...also], count: null, recurring: false }];
  const people = count ?? (state.chosen && forSomebody.test(text) ? 2 : null);
  if (people === null) return null;
  return [{ kind: 'several', services: [], count: people, recurring: false }];
}
