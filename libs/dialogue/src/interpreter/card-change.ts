import type { Command, SetCommand } from '../command.ts';
import { toLocal, toMillis } from '../core/local-time.ts';
import type { PendingKind } from '../core/pending.ts';
import type { DialogueState } from '../core/state.ts';
import { findService, type TenantFacts } from '../core/tenant-facts.ts';
import type { Reading } from './reading.ts';
import { standsBooked } from './second-thoughts.ts';

type Whens = Reading['whens'];

const lead =
  /^(?:(?:yes|yeah|yep|yup|ok|okay|sure|no|nope|actually|but|and|oh|um|uh|hmm|sorry|wait|please|well|great|perfect|fine|good|alright|right|could|can|would|say|try|you|we|i|let's|lets|i'd|prefer|rather|how|what|about|maybe|then|just|move|change|make|push|switch|set|do|have|it|that|the|time|to|at|be|said|meant|mean|hang on|hold on)(?:[\s,.!–-]+|$))*/iu;
const refusal =
  /\bnot (?:at )?(?:\S+ ){1,3}?(?=(?:but|make it|make that|rather|say)\b)|\b(?:is|'s|are|be|was) (?:a bit |a little |way |just |much )?(?:too (?:late|early|soon)|no good|not (?:good|possible|great|ideal))(?: for (?:me|us|him|her))?\b[\s,.!;–-]*/iu;

/** "Noon is too late, can we say eleven": what is said after the time that does not suit. */
export function afterRefusal(text: string): string | undefined {
  const said = refusal.exec(text);
  const rest = said === null ? '' : text.slice(said.index + said[0].length);
  return rest.trim() === '' ? undefined : rest;
}

const tail =
  /(?:[\s,.!?]+(?:please|pls|plz|instead|then|thanks|thank you|rather|actually|though|if possible|if you can|sorry))*[\s.!?]*$/iu;
/** What it is not to be any more: "4 instead of 3", "at 4, not 3". */
const insteadOf =
  /[\s,]+(?:instead of|rather than|and not|not)(?: at)? [\p{L}\p{N}:.' ]{1,16}[\s.!?]*$/iu;
/** What was heard wrongly, said first: "not 3, 4", "not three but four". */
const notThat =
  /^\W*(?:(?:no|sorry|oh|wait|actually)\W+)*not (?:at )?[\p{L}\p{N}:.]{1,10}(?: [ap]m)?(?:[,;–-]+\s*|\s+(?=(?:but|i|it's|its|make|rather)\b))/iu;
const asksForIt =
  /\b(?:make|move|change|push|switch|set|shift|prefer|rather|instead|can (?:we|you|i)|could (?:we|you|i)|do|said|meant)\b/iu;

/** Where a time is taken and what is asked next may be answered by a number. */
const asksNumber: ReadonlySet<PendingKind> = new Set(['name', 'contact', 'name-and-contact']);

const asksAnother = (text: string): boolean =>
  asksForIt.test(text) || notThat.test(text) || insteadOf.test(text);

/** "No wait, eleven", "sorry, four": right after it was booked, of what was booked. */
const thinksAgain =
  /^\W*(?:(?:no|oh|sorry|actually)\W+)*(?:wait|hang on|hold on|sorry|actually)\b/iu;

/** The client may want another time than the one taken: the summary, its menu, or while details are asked. */
export function changesTime(state: DialogueState, text: string): boolean {
  const { pending, proposal, chosen } = state;
  if (standsBooked(state)) return asksAnother(text) || thinksAgain.test(text);
  if (pending.kind === 'confirm') return proposal !== null && proposal.kind !== 'cancel';
  if (chosen === null) return false;
  // "No wait, eleven": nobody is called by a time of day.
  if (pending.kind === 'name') return true;
  return pending.kind === 'change' || (asksNumber.has(pending.kind) && asksAnother(text));
}

/** "Good one", "yes, that one": a thing, unless a word leads up to the hour. */
const isThing = (text: string, rest: string): boolean =>
  /^one$/iu.test(rest) && !/\b(?:at|to|be|make it|say|for)\W+one\b/iu.test(text);

/**
 * "Yes, make it 4", "yes 3", said to a summary: nothing is left of it but a time, and so it is one.
 * `read` reads a text as the answer to "at what time?".
 */
export function bareTime(text: string, read: (text: string) => Whens): Whens {
  const rest = text
    .trim()
    .replace(notThat, '')
    .replace(insteadOf, '')
    .replace(lead, '')
    .replace(tail, '');
  if (rest === '' || rest.split(/\s+/u).length > 4 || isThing(text, rest)) return [];
  const [when, ...others] = read(rest);
  if (!when || others.length > 0 || when.times.length === 0) return [];
  return when.span.start === 0 && when.span.end === rest.length ? [when] : [];
}

/** "The phone is …. And can we do 4 instead of 3": the part of a turn that asks for another time. */
export function changeAmong(
  text: string,
  read: (text: string) => Whens,
): { readonly whens: Whens; readonly part: string } | undefined {
  return text
    .split(/[,.;!?](?=\s|$)|\s(?:and|but)\s/u)
    .filter(asksAnother)
    .map((part) => ({ whens: bareTime(part, read), part }))
    .find(({ whens }) => whens.length > 0);
}

/** What is said of a time behind it: "5 sounds lovely", "11 again". */
const opinion =
  /(?:\s+(?:sounds?|is|would be|will do|will be|works?|looks?|seems?|suits?|again|for me|hours?|o clock)|['’](?:s|ll)\s+(?=fine|good|great|grand|ok|okay|perfect|lovely|do\b|be\b|alright|all right))\b.*$/iu;

const partsOf = (text: string): string[] => text.trim().split(/[,.;!](?=\s|$)|\s[-–]\s/u);

/** "11 please, I'm Sam Hill", "I told you, Sam Hill. Yes 11": a time that is asked for, and its part of the turn. */
export function timeAmong(
  text: string,
  read: (text: string) => Whens,
): { readonly whens: Whens; readonly part: string } | undefined {
  return partsOf(text)
    .filter((part) => !part.includes('?'))
    .map((part) => ({ whens: bareTime(part.replace(opinion, ''), read), part }))
    .find(({ whens }) => whens.length > 0);
}

const lone = /^\s*(?:at )?(?:\d{1,2}|\p{L}+)\s*$/iu;

/** "Yoga. Thursday. 4.": a number that is a part of the turn by itself, beside a day. */
export const loneNumber = (text: string, read: (text: string) => Whens): Whens =>
  partsOf(text)
    .filter((part) => lone.test(part))
    .map((part) => bareTime(part, read))
    .find((whens) => whens.length > 0) ?? [];

const other = /\b(?:other|different)\b/iu;

/** "The other massage": of the services the words fit, not the one that was taken. */
export function withoutTaken(reading: Reading, text: string, { wish }: DialogueState): Reading {
  const [taken, ...more] = wish.serviceIds;
  const { services } = reading;
  if (!services || taken === undefined || more.length > 0 || !other.test(text)) return reading;
  const ids = services.ids.filter((id) => id !== taken);
  return ids.length === 0 ? reading : { ...reading, services: { ...services, ids } };
}

const lastWord = (name: string): string => name.toLowerCase().split(/\s+/u).at(-1) ?? '';

/** "Make it 90 minutes", said of what is in the making: the service like it that takes so long, if there is one. */
export function lengthChange(
  reading: Reading,
  { pending, flow, wish, chosen }: DialogueState,
  tenant: TenantFacts,
): Command[] {
  const { minutes, services, shift, topics } = reading;
  const asked = pending.kind === 'confirm' || pending.kind === 'change' || chosen !== null;
  if (minutes === null || !asked || flow !== 'book') return [];
  if (services || shift || topics.some((topic) => topic !== 'other')) return [];
  const taken = findService(tenant, wish.serviceIds[0] ?? '');
  if (!taken || taken.durationMinutes === minutes) return [];
  const fits = tenant.services.filter(
    ({ name, durationMinutes }) =>
      durationMinutes === minutes && lastWord(name) === lastWord(taken.name),
  );
  if (fits.length === 0)
    return [{ kind: 'ask', topic: 'duration', about: { serviceId: taken.id } }];
  const value = { ids: fits.map(({ id }) => id), text: '' };
  return [{ kind: 'set', slot: 'service', value }];
}

const nextTo =
  /\b(?:right|straight|directly|immediately|just) (after|before)(?: (?:it|that|this|mine|my (?:own |current )?(?:one|appointment|time|slot)))?[\s.!?]*(?:please[\s.!?]*)?$/iu;

/** "Move it to right after": to where the appointment that is moved ends, or so that it ends there. */
export function besideOwn(
  text: string,
  { intent, whens }: Reading,
  { flow, appointment }: DialogueState,
  timeZone: string,
): SetCommand[] {
  const side = nextTo.exec(text)?.[1]?.toLowerCase();
  const moves = intent === 'reschedule' || (intent === null && flow === 'reschedule');
  if (side === undefined || !moves || !appointment || whens.length > 0) return [];
  const start = toMillis(appointment.start);
  const end = toMillis(appointment.end);
  const at = side === 'after' ? end : start - (end - start);
  const { date, time } = toLocal(at, timeZone);
  const days = { kind: 'days', readings: [{ from: date, to: date }], negated: false } as const;
  const clock = { kind: 'at', readings: [time], around: false, negated: false } as const;
  return [
    { kind: 'set', slot: 'date', value: days },
    { kind: 'set', slot: 'time', value: clock },
  ];
}
