import type { Command, SetCommand } from '../command.ts';
import type { PendingKind } from '../core/pending.ts';
import type { DialogueState } from '../core/state.ts';
import { details } from './details.ts';
import type { Reading } from './reading.ts';

/** "And a sauna", "yes, plus yoga", "my husband wants a massage as well". */
const adds =
  /^\W*(?:(?:yes|yeah|yep|ok|okay|oh|great|perfect|sure|lovely|actually)\W+)*(?:and|plus|also)\b|[,.;]\s*(?:and\s+an?|(?:and\s+)?(?:plus|also))\b|\b(?:too|as well|also|in addition|afterwards)\b[\s.!?]*(?:please[\s.!?]*)?$/iu;
const replaces = /\b(?:instead|rather|not|no|make it|change|switch|swap|or)\b/iu;
const forSomebody = /\bfor (?:my|our|his|her)\b/iu;

const asksDetails: ReadonlySet<PendingKind> = new Set(['name', 'contact', 'name-and-contact']);
const isOfClient = ({ slot }: SetCommand): boolean =>
  slot === 'name' || slot === 'phone' || slot === 'email';

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
  const more = { kind: 'several', recurring: false } as const;
  const told = asksDetails.has(state.pending.kind) ? details(reading).filter(isOfClient) : [];
  if (other) return [...told, { ...more, services: [services.ids, ...also], count: null }];
  const people = count ?? (state.chosen && forSomebody.test(text) ? 2 : null);
  return people === null ? null : [...told, { ...more, services: [], count: people }];
}
