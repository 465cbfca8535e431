import { partBounds, toLocal, toMinutes } from '../core/local-time.ts';
import type { Proposal as Card } from '../core/proposal.ts';
import type { Span, Understanding, WhenValue } from '@gomomo/understanding';

/** The day and time of the card in the tenant's zone, as a reading would have them. */
interface CardTime {
  readonly date: string;
  readonly time: string;
}

/** Counted from something else than the card, wherever it ends. */
const isStep = /\b(?:next|after|following|later|earlier|before|sooner)\b/iu;

function isCardTime(when: WhenValue, { date, time }: CardTime): boolean {
  if (when.polarity !== 'wanted' || when.bound !== undefined || isStep.test(when.text))
    return false;
  const minutes = toMinutes(time);
  const day = when.dates.some(({ from, to }) => from === date && (to === undefined || to === date));
  const clock = when.times.some(({ from, to }) => from === time && to === undefined);
  const [start, end] = when.daypart === undefined ? [0, 24 * 60] : partBounds[when.daypart];
  const inPart = minutes >= start && minutes < end;
  const said = when.dates.length + when.times.length > 0 || when.daypart !== undefined;
  return said && inPart && (when.dates.length === 0 || day) && (when.times.length === 0 || clock);
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase().trim();

const isPartOf = (part: string, name: string | null): boolean =>
  name !== null && ` ${fold(name)} `.includes(` ${fold(part)} `);

function details(understanding: Understanding, { client }: Card): Span[] {
  const { name, phone, email } = understanding.entities;
  return [
    name && isPartOf(name.value, client.name) ? name : undefined,
    phone && phone.value === client.phone ? phone : undefined,
    email && fold(email.value) === fold(client.email ?? '') ? email : undefined,
  ].filter((each) => each !== undefined);
}

/** "Yes, that's me, dana reed": the name on the card, or its first part, however it is written. */
function nameSpoken(text: string, { client }: Card): Span[] {
  const words = wordsOf(client.name ?? '');
  const said = [...text.normalize('NFC').matchAll(/[\p{L}\p{N}]+/gu)];
  const at = said.findIndex(({ 0: word }) => fold(word) === words[0]);
  const first = said[at];
  if (first === undefined) return [];
  let last = at;
  while (last - at + 1 < words.length && fold(said[last + 1]?.[0] ?? '') === words[last - at + 1])
    last += 1;
  const end = said[last] ?? first;
  return [{ start: first.index, end: end.index + end[0].length }];
}

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Said as it is written there: what only sounds like it ("anyway", "Ana") is another word. */
const isWritten = (said: string, name: string): boolean =>
  wordsOf(said).every((word) => wordsOf(name).includes(word));

const isCardPerson = (
  { ids, negated, text }: NonNullable<Understanding['resource']>,
  { resource }: Card,
): boolean =>
  !negated && ids !== 'any' && ids.includes(resource.id) && isWritten(text, resource.name);

/**
 * Places of the values in a turn that stand on the card as they were said; a value that differs is
 * not among them, and neither is one that is ruled out ("not Tuesday").
 */
export function spansOnCard(
  understanding: Understanding,
  card: Card,
  timeZone: string,
  text: string,
): readonly Span[] {
  const { when, service, resource, durations } = understanding;
  const at = toLocal(card.start, timeZone);
  const spans = when.filter((each) => isCardTime(each, at)).map(({ span }) => span);
  const named =
    service?.ids.includes(card.service.id) && isWritten(service.text, card.service.name);
  if (service && named) spans.push(service.span);
  if (resource?.span && isCardPerson(resource, card)) spans.push(resource.span);
  const length = durations.find(
    ({ days, minutes }) => days === 0 && minutes === card.service.minutes,
  );
  if (length) spans.push(length.span);
  return [...spans, ...details(understanding, card), ...nameSpoken(text, card)];
}
