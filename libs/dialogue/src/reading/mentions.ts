import type { Understanding } from '@gomomo/understanding';
import type { PendingKind } from '../core/pending.ts';
import type { Reading } from '../interpreter/reading.ts';
import { readDailyTopics } from './daily-topics.ts';
import { isIndifferent } from './indifferent.ts';

/** Whom and what a turn names: services, staff, the client. */

/** "Sauna" of "infrared sauna" is the service, and no wish for the room of that name. */
const isOfService = ({ resource, services }: Understanding): boolean =>
  services.some(
    ({ span }) =>
      resource?.span !== undefined &&
      span.start <= resource.span.start &&
      resource.span.end <= span.end,
  );

export function staffOf(
  understanding: Understanding,
  pending: PendingKind,
  text: string,
): Reading['staff'] {
  const { resource } = understanding;
  // "Is anyone there?" wishes for nobody.
  if (readDailyTopics(text).includes('greeting')) return null;
  if (resource !== undefined && !isOfService(understanding)) {
    const { ids, negated, text: said } = resource;
    return { ids, negated, said };
  }
  const indifferent =
    /\b(?:don't (?:mind|care)|dont (?:mind|care)|doesn't matter|no preference|whoever|any|either|you (?:choose|pick|decide))\b/u;
  return pending === 'resource' && (indifferent.test(text) || isIndifferent(text))
    ? { ids: 'any', negated: false, said: text }
    : null;
}

export function servicesOf(
  understanding: Understanding,
  pending: PendingKind,
  text: string,
  written: string,
): Reading['services'] {
  const { service, cues, entities } = understanding;
  if (service !== undefined) return { ids: service.ids, said: service.text };
  const answer = pending === 'service' && understanding.intents[0]?.label === 'other';
  const short = text.split(' ').length <= 4 && !cues.has('question') && !cues.has('repeat');
  const silent =
    /^(?:(?:it|its|it's) )?for (?:my|our|me|us|him|her|them|a friend|myself)\b/u.test(text) ||
    understanding.when.length > 0 ||
    understanding.resource !== undefined ||
    understanding.choice !== undefined ||
    [entities.phone, entities.email, entities.reference].some((each) => each !== undefined);
  return answer && short && !silent && text !== ''
    ? { ids: [], said: asWritten(text, written) }
    : null;
}

/** Plain words with the capitals that the client gave them. */
function asWritten(words: string, written: string): string {
  const at = written.toLowerCase().indexOf(words);
  return at === -1 ? words : written.slice(at, at + words.length);
}

/** "Change appointment" names no service that is not on offer. */
export function knownOnly(
  services: Reading['services'],
  intent: Reading['intent'],
): Reading['services'] {
  const elsewhere = intent !== null && intent !== 'book' && intent !== 'availability';
  return elsewhere && services?.ids.length === 0 ? null : services;
}

const namedAt: readonly PendingKind[] = ['name', 'name-and-contact', 'proof'];

const introduces = /\b(?:i['’]?m|i am|this is|it['’]?s)\s+$/iu;

/** A date at the end of "my name is" is none, and a name beside an order is the client's only if asked. */
export function nameOf(
  understanding: Understanding,
  pending: PendingKind,
  text: string,
): string | null {
  const { name } = understanding.entities;
  if (name === undefined) return null;
  if (name.sure) return name.value;
  const busy =
    understanding.cues.has('question') || understanding.intents[0]?.label === 'request_human';
  // "Could I have the 2pm one? I'm Omar Hadad."
  const introduced = name.value.includes(' ') && introduces.test(text.slice(0, name.start));
  return busy && !introduced && !namedAt.includes(pending) ? null : name.value;
}
