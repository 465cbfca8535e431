import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';

import type { Intent, Topic } from '../command.ts';
import { openWindows, toLocal, toMinutes } from '../core/local-time.ts';
import type { TenantFacts } from '../core/tenant-facts.ts';
import { toDayNumber, toIsoDate } from '../understanding/calendar/civil-date.ts';
import { normalise } from '../understanding/text/normalise.ts';
import { readWhen } from '../understanding/when/read-when.ts';
import type { Act, Reading, ReadingContext } from './reading.ts';

const intentWords: readonly (readonly [RegExp, Intent])[] = [
  [/\b(re-?schedule|move|change|postpone|push)\b.*\b(appointment|booking|it|my)\b/i, 'reschedule'],
  [/\b(move|cancel) or (cancel|move)\b/i, 'lookup'],
  [/\bcancel\b.*\b(appointment|booking|my|it|that)\b/i, 'cancel'],
  [/\b(look up|find|check|see|show)\b.*\b(my|an?) (appointment|booking)\b/i, 'lookup'],
  [/\b(anything|available|availability|free|openings?|earliest)\b/i, 'availability'],
  [/\b(book|appointment|i'?d like|i want|i need|can i (get|have|come)|schedule)\b/i, 'book'],
];

const actWords: readonly (readonly [RegExp, Act])[] = [
  [
    /^(yes|yeah|yep|yup|sure|ok(ay)?|right|correct|perfect|sounds good|book it|please do|go ahead|fine|that works)\b/i,
    'affirm',
  ],
  [/^(no|nope|nah|not really|don'?t|wrong)\b/i, 'deny'],
  [/\b(human|person|someone|somebody|agent|operator|representative)\b/i, 'human'],
  [/\b(good ?bye|bye|see you|that'?s all|have a nice day)\b/i, 'goodbye'],
  [/\b(repeat|say (that|it) again|pardon|come again)\b/i, 'repeat'],
  [/\b(skip|doesn'?t matter|don'?t care|no preference|rather not|don'?t have)\b/i, 'skip'],
  [/\b(forget (it|about it)|never ?mind|start over|stop)\b/i, 'cancel-flow'],
];

const topicWords: readonly (readonly [RegExp, Topic])[] = [
  [
    /\b(opening hours|what hours|when are you open|are you open|your hours|open until|closing time)\b/i,
    'hours',
  ],
  [/\b(where are you|address|located|location|find you)\b/i, 'address'],
  [/\b(how much|prices?|costs?|charge)\b/i, 'prices'],
  [/\b(how long)\b/i, 'duration'],
  [/\b(what (services|do you (do|offer))|which services)\b/i, 'services'],
  [/\b(who works|your staff|which therapists?)\b/i, 'staff'],
  [/\b(phone number|reach you|call you|your number|your e-?mail)\b/i, 'contact'],
  [/\b(parking|park|bring|arrive early|wear)\b/i, 'arrival'],
  [/\b(cancellation policy|can i cancel|change it later)\b/i, 'change-policy'],
  [/\b(card|cash|pay|payment)\b/i, 'payment'],
  [/\b(what can you do|help)\b/i, 'abilities'],
  [/\b(are you (a |an )?(bot|robot|human|real|ai)|who (are you|is this))\b/i, 'identity'],
  [/^(hi|hello|hey|good (morning|afternoon|evening))\b[\s,.]*$/i, 'greeting'],
  [/^(thanks?|thank you|cheers)\b/i, 'thanks'],
];

/** Reads a text by plain word lists beside the date grammar. */
export function readPlainly(text: string, context: ReadingContext): Reading {
  const { tenant, pending } = context;
  const bare = text.trim();
  const phone = findPhone(bare, tenant);
  const email = /[\w.+-]+@[\w-]+(\.[\w-]+)+/.exec(bare)?.[0] ?? null;
  const reference = findReference(bare, pending);
  const asksDigits = pending === 'contact' || pending === 'name-and-contact' || pending === 'proof';
  const whens =
    (phone !== null && asksDigits) || reference !== null ? [] : findWhens(bare, context);
  const acts = actWords.filter(([words]) => words.test(bare)).map(([, act]) => act);
  const topics = topicWords.filter(([words]) => words.test(bare)).map(([, topic]) => topic);
  const services = findServices(bare, tenant);
  const staff = findStaff(bare, tenant);
  const nothingElse =
    acts.length === 0 && topics.length === 0 && whens.length === 0 && !services && !staff;
  return {
    intent: intentWords.find(([words]) => words.test(bare))?.[1] ?? null,
    acts,
    whens,
    shift: findShift(bare),
    soonest: /\b(asap|as soon as possible|soonest|earliest|first available|next available)\b/i.test(
      bare,
    ),
    last: /\b(last|latest) (one|appointment|slot|time)\b/i.test(bare),
    anyTime: /\b(any ?time|whenever)\b/i.test(bare),
    anyDay: /\b(any day|whenever)\b/i.test(bare),
    services,
    staff,
    name: findName(bare, context, nothingElse),
    phone,
    email,
    reference,
    ordinal: findOrdinal(bare),
    topics,
  };
}

function findWhens(text: string, { tenant, now, pending }: ReadingContext) {
  const { date, time } = toLocal(now, tenant.timeZone);
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const asked = pending === 'time' || pending === 'date' || pending === 'which-day';
  const local = { day: toDayNumber(year, month, day), minute: toMinutes(time) };
  const reading = readWhen(
    text,
    normalise(text),
    { dateAsked: asked, timeAsked: asked },
    {
      now: local,
      hoursOn: (each) =>
        openWindows(tenant, toIsoDate(each)).map(({ start, end }) => ({
          start: toMinutes(start),
          end: toMinutes(end),
        })),
    },
  );
  return reading.values;
}

function findPhone(text: string, tenant: TenantFacts): string | null {
  const digits = /\+?\d[\d\s().-]{6,}\d/.exec(text)?.[0];
  if (digits === undefined) return null;
  const country = (tenant.country ?? new Intl.Locale(tenant.locale).region ?? 'US') as CountryCode;
  const parsed = parsePhoneNumberFromString(digits, country);
  return parsed?.isPossible() ? parsed.number : null;
}

function findReference(text: string, pending: string): string | null {
  const found = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/i.exec(text)?.[0];
  if (found !== undefined) return found;
  return pending === 'reference' && /^[0-9A-Z]{8}$/i.test(text) ? text : null;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const common = new Set(['one', 'to', 'the', 'a', 'and', 'with', 'for', 'in', 'of']);

function findServices(text: string, tenant: TenantFacts): Reading['services'] {
  const said = wordsOf(text);
  const scored = tenant.services.map((service) => {
    const names = [service.name, ...(service.synonyms ?? [])].map(wordsOf);
    const score = Math.max(
      ...names.map((words) => {
        const own = words.filter((word) => !common.has(word));
        const hit = own.filter((word) => said.some((each) => each === word || each === `${word}s`));
        return hit.length === own.length ? hit.length + 1 : hit.length;
      }),
    );
    return { id: service.id, score };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  if (best === 0) return null;
  const ids = scored.filter(({ score }) => score === best).map(({ id }) => id);
  return { ids, said: '' };
}

function findStaff(text: string, tenant: TenantFacts): Reading['staff'] {
  const said = wordsOf(text);
  const people = tenant.resources.filter((each) => each.kind === 'staff');
  const found = people.filter((each) => wordsOf(each.name).some((word) => said.includes(word)));
  if (found.length > 0) {
    const negated = /\bnot\b/i.test(text);
    return { ids: found.map((each) => each.id), negated, said: '' };
  }
  if (/\b(anyone|anybody|any one|whoever)\b/i.test(text))
    return { ids: 'any', negated: false, said: '' };
  const unknown = /\bwith ([A-Z][a-z]+)\b/.exec(text)?.[1];
  return unknown === undefined ? null : { ids: [], negated: false, said: unknown };
}

function findShift(text: string): Reading['shift'] {
  const found =
    /\b(?:(an|a|one|two|three|half an|\d+) (hours?|minutes?|days?|weeks?) )?(later|earlier)\b/i.exec(
      text,
    );
  if (!found) return null;
  const [, count, unit, word] = found;
  const direction = word?.toLowerCase() === 'earlier' ? 'earlier' : 'later';
  if (count === undefined || unit === undefined) return { direction, minutes: null, days: null };
  const amounts: Readonly<Record<string, number>> = {
    an: 1,
    a: 1,
    one: 1,
    two: 2,
    three: 3,
    'half an': 0.5,
  };
  const amount = amounts[count.toLowerCase()] ?? Number(count);
  if (unit.startsWith('day')) return { direction, minutes: null, days: amount };
  if (unit.startsWith('week')) return { direction, minutes: null, days: amount * 7 };
  return { direction, minutes: unit.startsWith('hour') ? amount * 60 : amount, days: null };
}

function findOrdinal(text: string): number | null {
  const found =
    /^(?:the )?(first|second|third|fourth|fifth|sixth|last)(?: one)?$|\b(?:the )?(first|second|third|fourth|fifth|sixth|last) one\b/i.exec(
      text,
    );
  const word = (found?.[1] ?? found?.[2])?.toLowerCase();
  if (word === undefined) return /^[1-9]$/.test(text) ? Number(text) : null;
  const place = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'].indexOf(word);
  return place === -1 ? -1 : place + 1;
}

const named =
  /\b(?:my name is|name'?s|i am|i'm|this is|it'?s for|under|for)\s+(\p{Lu}[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+){0,2})/u;

function findName(text: string, context: ReadingContext, nothingElse: boolean): string | null {
  const said = named.exec(text)?.[1];
  if (said !== undefined) return said;
  const asked = ['name', 'name-and-contact', 'proof'].includes(context.pending);
  if (!asked || !nothingElse) return null;
  const rest = text
    .replace(/[\w.+-]+@[\w.-]+/g, '')
    .replace(/\+?\d[\d\s().-]{6,}\d/g, '')
    .replace(/\b(and|my|number|phone|is|email|it'?s|name|the)\b/gi, ' ')
    .replace(/[^\p{L}\s'-]/gu, ' ')
    .trim();
  const words = rest.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0 || words.length > 4) return null;
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
