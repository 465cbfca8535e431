import type { AskedSlot, UnderstandingContext } from '../context.ts';
import { readChoice } from './choice.ts';
import { given, readContacts, without, type Contacts } from './contacts.ts';
import { findName } from './entities/name.ts';
import type { NameEntity } from './entities/name-entity.ts';
import { findPeople } from './entities/people.ts';
import type { PeopleEntity } from './entities/people.ts';
import type { LexiconMatch } from '../lexicon/match.ts';
import { readResource, readServices } from './lexicon/read-names.ts';
import type { ResourceMention, ServiceReading } from './lexicon/read-names.ts';
import { readPreferences } from './preferences.ts';
import type { Preferences } from './preferences.ts';
import { overlaps } from '../text/overlaps.ts';
import type { Token } from '../text/tokens.ts';
import type { Span, WhenValue } from '../types.ts';

export interface Entities extends Contacts {
  readonly name?: NameEntity;
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

/** Every word of it is a word of a service, so that it names what is wanted and nobody. */
function isService(name: NameEntity, { service }: ServiceReading): boolean {
  if (name.sure || service === undefined || service.ids.length === 0) return false;
  const exact = service.exactness === undefined || service.exactness > 0.94;
  return exact && service.span.start <= name.start && name.end <= service.span.end;
}

/**
 * Names, contacts, services and staff of a turn. The question that is pending owns the words: where a
 * name is asked, nothing of the name is a day, a service or a colleague as well; nor is anything of an address.
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
  const found = readName(text, tokens, context, contacts, when);
  const name = found && isService(found, named) ? undefined : found;
  // Whose address it is says nothing of colleagues or services either.
  const theirs = given([name, contacts.email]);
  const isOwn = (span: Span | undefined): boolean =>
    span !== undefined && theirs.some((each) => overlaps(each, span));
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

/** The client's name beside contacts and times. */
function readName(
  text: string,
  tokens: readonly Token[],
  { asked = [] }: UnderstandingContext,
  { email, phone, badPhone, reference }: Contacts,
  when: readonly WhenValue[],
): NameEntity | undefined {
  const taken = given([email, phone, badPhone, reference]);
  return findName({
    text,
    tokens: without(tokens, taken),
    asked: nameSlots.some((slot) => asked.includes(slot)),
    taken,
    whens: when.map(({ span }) => span),
  });
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
