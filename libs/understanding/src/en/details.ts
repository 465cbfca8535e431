import type { AskedSlot, UnderstandingContext } from '../context.ts';
import { readChoice } from './choice.ts';
import { findEmail } from './entities/email.ts';
import { contactMark, findName } from './entities/name.ts';
import type { NameEntity } from './entities/name-entity.ts';
import { findPeople } from './entities/people.ts';
import type { PeopleEntity } from './entities/people.ts';
import { readPhone } from './entities/phone.ts';
import { findSpokenReference, findWrittenReference } from './entities/reference.ts';
import type { Entity } from './entities/reference.ts';
import type { LexiconMatch } from '../lexicon/match.ts';
import { readResource, readServices } from './lexicon/read-names.ts';
import type { ResourceMention, ServiceReading } from './lexicon/read-names.ts';
import { readPreferences } from './preferences.ts';
import type { Preferences } from './preferences.ts';
import { foldText } from '../text/fold.ts';
import type { Token } from '../text/tokens.ts';
import type { Span, WhenValue } from '../types.ts';

export interface Entities {
  readonly name?: NameEntity;
  /** E.164 */
  readonly phone?: Entity;
  /** Digits given as a phone number that cannot be one. */
  readonly badPhone?: Entity;
  /** Lower case. */
  readonly email?: Entity;
  /** `7QK4-MD2X` */
  readonly reference?: Entity;
  readonly people?: PeopleEntity;
}

export interface Details extends ServiceReading {
  readonly entities: Entities;
  readonly resource?: ResourceMention;
  /** Place among what was offered: 1 is the first, -1 the last. */
  readonly choice?: number;
  readonly preferences: Preferences;
  /** The dates and times that are not a piece of something else that was read. */
  readonly when: readonly WhenValue[];
}

const nameSlots: readonly AskedSlot[] = ['name', 'first_name', 'last_name'];

const overlaps = (left: Span, right: Span): boolean =>
  left.start < right.end && right.start < left.end;

const given = <T>(values: readonly (T | undefined)[]): T[] =>
  values.filter((each) => each !== undefined);

/** The tokens of details that are already read become marks, so that nothing runs into them. */
const without = (tokens: readonly Token[], spans: readonly Span[]): readonly Token[] =>
  spans.length === 0
    ? tokens
    : tokens.map((token) =>
        spans.some((span) => overlaps(span, token))
          ? { ...token, kind: 'mark', text: contactMark }
          : token,
      );

/** A date in full, a clock with its colon or a calendar word: no run of digits that a phone could be. */
const writtenTime =
  /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d:\d\d|[ap]\.?m\b|day|week|month|noon|morning|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|tomorrow|tonight|o.?clock/iu;

/** "555" in "718-555-0221": a group of a longer number, and no time. */
const isGroup = (text: string, { start, end }: Span): boolean =>
  /^[\d.-]+$/u.test(text.slice(start, end)) &&
  (/\d{3}\)?[-.]$/u.test(text.slice(0, start)) || /^[-.]\d{3}/u.test(text.slice(end)));

/** What is read as date or time before a phone is looked for: all of it, or what can be nothing else. */
const timesBeforePhone = (
  text: string,
  when: readonly WhenValue[],
  asked: boolean,
): readonly Span[] =>
  when
    .filter((each) => !asked || writtenTime.test(foldText(each.text)))
    .map(({ span }) => span)
    .filter((span) => !isGroup(text, span));

function readContacts(
  text: string,
  tokens: readonly Token[],
  context: UnderstandingContext,
  when: readonly WhenValue[],
): Omit<Entities, 'name' | 'people'> {
  const asked = context.asked ?? [];
  const folded = foldText(text);
  const referenceAsked = asked.includes('reference');
  const email = findEmail(folded, tokens);
  const times = when.map(({ span }) => span).filter((span) => !isGroup(folded, span));
  const written = findWrittenReference(folded, referenceAsked, [...given([email]), ...times]);
  const phoneAsked = asked.includes('phone') || asked.includes('contact');
  const unread = without(tokens, [
    ...given([email, written]),
    ...timesBeforePhone(folded, when, phoneAsked && !referenceAsked),
  ]);
  const { phone, badPhone } = readPhone(
    unread,
    context.country ?? 'US',
    phoneAsked && !referenceAsked,
  );
  const reference =
    written ??
    findSpokenReference(folded, tokens, referenceAsked, { details: given([email, phone]), times });
  return {
    ...(phone === undefined ? {} : { phone }),
    ...(badPhone === undefined || reference !== undefined ? {} : { badPhone }),
    ...(email === undefined ? {} : { email }),
    ...(reference === undefined ? {} : { reference }),
  };
}

/** Every word of it is a word of a service, so that it names what is wanted and nobody. */
function isService(name: NameEntity, { service }: ServiceReading): boolean {
  if (name.sure || service === undefined || service.ids.length === 0) return false;
  const exact = service.exactness === undefined || service.exactness > 0.94;
  return exact && service.span.start <= name.start && name.end <= service.span.end;
}

/**
 * Names, contacts, services and staff of a turn. The question that is pending owns the words: where a
 * name is asked, nothing of the name is a day, a service or a colleague as well.
 */
export function readDetails(
  text: string,
  tokens: readonly Token[],
  context: UnderstandingContext,
  when: readonly WhenValue[],
): Details & { readonly choiceSpans: readonly Span[] } {
  const { lexicon, asked = [] } = context;
  const contacts = readContacts(text, tokens, context, when);
  const named = lexicon === undefined ? { services: [] } : readServices(text, tokens, lexicon);
  const taken = given([contacts.email, contacts.phone, contacts.badPhone, contacts.reference]);
  const found = findName({
    text,
    tokens: without(tokens, taken),
    asked: nameSlots.some((slot) => asked.includes(slot)),
    taken,
    whens: when.map(({ span }) => span),
  });
  const name = found && isService(found, named) ? undefined : found;
  const isOwn = (span: Span | undefined): boolean =>
    name !== undefined && span !== undefined && overlaps(name, span);
  const resource = lexicon && readResource(text, tokens, lexicon, asked.includes('resource'));
  const isTime = (place: Span): boolean => when.some(({ span }) => overlaps(span, place));
  const people = findPeople(text, tokens, asked.includes('people'), isTime);
  const choice = name === undefined ? readChoice(tokens) : undefined;
  return {
    entities: {
      ...contacts,
      ...(name === undefined ? {} : { name }),
      ...(people === undefined || isOwn(people) ? {} : { people }),
    },
    ...withoutOwn(named, isOwn),
    // "My name is Maria Lopez" names the client, also where a Lopez works.
    ...(resource === undefined || isOwn(resource.span) ? {} : { resource }),
    ...(choice === undefined ? {} : { choice: choice.place }),
    choiceSpans: choice === undefined ? [] : [choice.span],
    preferences: readPreferences(tokens, {
      date: asked.includes('date'),
      time: asked.includes('time'),
    }),
    when: when.filter(({ span }) => !isOwn(span)),
  };
}

/** The services named outside the client's name. */
function withoutOwn(
  { service, services }: ServiceReading,
  isOwn: (span: Span) => boolean,
): ServiceReading {
  const others = services.filter(({ span }) => !isOwn(span));
  const chosen: LexiconMatch | undefined =
    service !== undefined && isOwn(service.span) ? others.find(({ negated }) => !negated) : service;
  return { services: others, ...(chosen === undefined ? {} : { service: chosen }) };
}
