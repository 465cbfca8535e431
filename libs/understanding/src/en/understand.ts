import { parseLocal, toIsoDate, weekdayOf } from '../calendar/civil-date.ts';
import type { DayNumber, LocalNow } from '../calendar/civil-date.ts';
import { readChoice } from './choice.ts';
import type { AskedSlot, OpenHours, UnderstandingContext } from '../context.ts';
import { findEmail } from './entities/email.ts';
import { contactMark, findName } from './entities/name.ts';
import type { NameEntity } from './entities/name.ts';
import { findPeople } from './entities/people.ts';
import type { PeopleEntity } from './entities/people.ts';
import { findPhone } from './entities/phone.ts';
import { findReference } from './entities/reference.ts';
import type { Entity } from './entities/reference.ts';
import type { Classify, IntentScore } from '../intent/classifier.ts';
import type { CueName } from './intent/cues.ts';
import type { IntentFeatures } from './intent/features.ts';
import { featuresOf, readIntent } from './intent/read-intent.ts';
import { shippedClassifier } from '../intent/weights.ts';
import type { LexiconMatch } from '../lexicon/match.ts';
import { readResource, readService } from './lexicon/read-names.ts';
import type { ResourceMention } from './lexicon/read-names.ts';
import { readPreferences } from './preferences.ts';
import type { Preferences } from './preferences.ts';
import { normalise } from './text/normalise.ts';
import type { Token } from '../text/tokens.ts';
import type { DurationValue, Span, WhenValue } from '../types.ts';
import { readWhen } from './when/read-when.ts';
import type { WhenContext } from './when/values.ts';
import type { WhenReading } from './when/read-when.ts';
import type { OpenWindow } from './when/resolve-clock.ts';

export interface Entities {
  readonly name?: NameEntity;
  /** E.164 */
  readonly phone?: Entity;
  /** Lower case. */
  readonly email?: Entity;
  /** `7QK4-MD2X` */
  readonly reference?: Entity;
  readonly people?: PeopleEntity;
}

/** Everything that one turn of a client says. */
export interface Understanding {
  /** Every label, likeliest first; the scores sum to 1. */
  readonly intents: readonly IntentScore[];
  readonly cues: ReadonlySet<CueName>;
  readonly when: readonly WhenValue[];
  readonly durations: readonly DurationValue[];
  readonly recurring: boolean;
  /**
   * Every stretch that was read as being about time or a place in a list, whether or not it became a
   * value: values with the words that colour them ("not", "after", "instead"), lengths, habits, days
   * gone by, steps, edges, choices. What lies outside of these and of the entities is unread.
   */
  readonly timeSpans: readonly Span[];
  /** ISO 639-1, where the turn is clearly in another language than English. */
  readonly language?: string;
  readonly entities: Entities;
  /** Of the tenant's services; ids are empty when one was named that does not exist. */
  readonly service?: LexiconMatch;
  readonly resource?: ResourceMention;
  /** Place among what was offered: 1 is the first, -1 the last. */
  readonly choice?: number;
  readonly preferences: Preferences;
}

const minutesOf = (clock: string): number => {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
};

const windowsOn =
  (hours: readonly OpenHours[]) =>
  (day: DayNumber): readonly OpenWindow[] =>
    hours
      .filter((open) => open.weekday === weekdayOf(day))
      .map((open) => ({ start: minutesOf(open.start), end: minutesOf(open.end) }));

function hoursOf({ hours, openOn }: UnderstandingContext): Pick<WhenContext, 'hoursOn'> {
  if (openOn !== undefined)
    return {
      hoursOn: (day) =>
        openOn(toIsoDate(day)).map(({ start, end }) => ({
          start: minutesOf(start),
          end: minutesOf(end),
        })),
    };
  return hours === undefined ? {} : { hoursOn: windowsOn(hours) };
}

const horizonOf = ({ horizonDays }: UnderstandingContext): Pick<WhenContext, 'horizonDays'> =>
  horizonDays === undefined ? {} : { horizonDays };

const fallbackNow: LocalNow = { day: 0, minute: 0 };

function readTimes(
  text: string,
  tokens: readonly Token[],
  context: UnderstandingContext,
): WhenReading {
  const asked = context.asked ?? [];
  const now = parseLocal(context.now) ?? fallbackNow;
  const scope = {
    dateAsked: asked.includes('date'),
    timeAsked: asked.includes('time'),
    choiceAsked: asked.includes('choice'),
  };
  const offered = (context.offered ?? []).flatMap(({ time }) =>
    time === undefined ? [] : [minutesOf(time)],
  );
  return readWhen(text, tokens, scope, {
    now,
    ...hoursOf(context),
    ...horizonOf(context),
    offered,
  });
}

const nameSlots: readonly AskedSlot[] = ['name', 'first_name', 'last_name'];

const overlaps = (left: Span, right: Span): boolean =>
  left.start < right.end && right.start < left.end;

/** The tokens of details that are already read become marks, so that no name runs into them. */
const without = (tokens: readonly Token[], spans: readonly Span[]): readonly Token[] =>
  tokens.map((token) =>
    spans.some((span) => overlaps(span, token))
      ? { ...token, kind: 'mark', text: contactMark }
      : token,
  );

function readEntities(
  text: string,
  tokens: readonly Token[],
  context: UnderstandingContext,
): Entities {
  const asked = context.asked ?? [];
  const isAsked = (...slots: readonly AskedSlot[]): boolean =>
    slots.some((slot) => asked.includes(slot));
  const email = findEmail(text, tokens);
  const reference = findReference(text, tokens, isAsked('reference'));
  const phoneAsked = isAsked('phone', 'contact') && !isAsked('reference');
  const digits = without(
    tokens,
    [email, reference].filter((each) => each !== undefined),
  );
  const phone = findPhone(digits, context.country ?? 'US', phoneAsked);
  const people = findPeople(tokens, isAsked('people'));
  const details = [email, phone, reference].filter((each) => each !== undefined);
  const name = findName(text, without(tokens, details), isAsked(...nameSlots));
  return {
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email }),
    ...(reference === undefined ? {} : { reference }),
    ...(people === undefined ? {} : { people }),
  };
}

/** "Deep Tissue Massage, 212 555 0199" names what is wanted and nobody. */
function withoutServiceName(entities: Entities, service: Span | undefined): Entities {
  const { name, ...others } = entities;
  const isService = name && !name.sure && service && overlaps(name, service);
  return isService ? others : entities;
}

type Details = Pick<Understanding, 'entities' | 'service' | 'resource' | 'choice' | 'preferences'>;

function readDetails(
  text: string,
  tokens: readonly Token[],
  context: UnderstandingContext,
): Details & { readonly choiceSpans: readonly Span[] } {
  const { lexicon, asked = [] } = context;
  const service = lexicon && readService(text, tokens, lexicon);
  const resource = lexicon && readResource(text, tokens, lexicon, asked.includes('resource'));
  const choice = readChoice(tokens);
  const entities = withoutServiceName(readEntities(text, tokens, context), service?.span);
  const client =
    entities.name !== undefined &&
    resource?.span !== undefined &&
    overlaps(entities.name, resource.span);
  return {
    entities,
    ...(service === undefined ? {} : { service }),
    // "My name is Maria Lopez" names the client, also where a Lopez works.
    ...(resource === undefined || client ? {} : { resource }),
    ...(choice === undefined ? {} : { choice: choice.place }),
    choiceSpans: choice === undefined ? [] : [choice.span],
    preferences: readPreferences(tokens, {
      date: asked.includes('date'),
      time: asked.includes('time'),
    }),
  };
}

export type Understand = (text: string, context: UnderstandingContext) => Understanding;

/**
 * Reads one turn of a client. Pure: the same text and context give the same understanding. Without
 * a classifier the intents come from the rules alone.
 */
export const createUnderstand =
  (classifier: () => Classify | undefined): Understand =>
  (text, context) => {
    const tokens = normalise(text, context.asked?.includes('time'));
    const reading = readTimes(text, tokens, context);
    const intent = readIntent(tokens, context, reading.values, classifier());
    const { choiceSpans, ...details } = readDetails(text, tokens, context);
    return {
      intents: intent.ranking,
      cues: intent.cues,
      when: reading.values,
      durations: reading.durations,
      recurring: reading.recurring,
      timeSpans: [...reading.spans, ...details.preferences.spans, ...choiceSpans],
      ...details,
    };
  };

/** Reads a turn with the weights that are shipped. */
export const understand: Understand = createUnderstand(shippedClassifier);

/** What the classifier sees of a turn; the training script learns from the very same features. */
export function toIntentFeatures(text: string, context: UnderstandingContext): IntentFeatures {
  const tokens = normalise(text, context.asked?.includes('time'));
  return featuresOf(tokens, context, readTimes(text, tokens, context).values);
}
