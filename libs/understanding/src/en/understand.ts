import { parseLocal, toIsoDate, weekdayOf } from '../calendar/civil-date.ts';
import type { DayNumber, LocalNow } from '../calendar/civil-date.ts';
import type { OpenHours, UnderstandingContext } from '../context.ts';
import { asidesIn } from './entities/company.ts';
import { readDetails } from './details.ts';
import type { Details } from './details.ts';
import type { Classify, IntentScore } from '../intent/classifier.ts';
import type { CueName } from './intent/cues.ts';
import type { IntentFeatures } from './intent/features.ts';
import { featuresOf, readIntent } from './intent/read-intent.ts';
import { shippedClassifier } from '../intent/weights.ts';
import { detectLanguage } from '../language/detect-language.ts';
import { normalise } from './text/normalise.ts';
import type { Token } from '../text/tokens.ts';
import type { DurationValue, NamedZone, Span } from '../types.ts';
import { writesDayFirst, writesDots } from '../calendar/date-order.ts';
import type { Scope } from './when/nodes.ts';
import { readWhen } from './when/read-when.ts';
import type { WhenContext } from './when/phrase-days.ts';
import type { WhenReading } from './when/read-when.ts';
import { zoneAnswer } from './when/zones.ts';
import type { OpenWindow } from './when/resolve-clock.ts';

/** Everything that one turn of a client says. */
export interface Understanding extends Details {
  /** Every label, likeliest first; the scores sum to 1. */
  readonly intents: readonly IntentScore[];
  readonly cues: ReadonlySet<CueName>;
  readonly durations: readonly DurationValue[];
  readonly recurring: boolean;
  /**
   * Every stretch that was read as being about time or a place in a list, whether or not it became a
   * value: values with the words that colour them ("not", "after", "instead"), lengths, habits, days
   * gone by, steps, edges, choices. What lies outside of these and of the entities is unread.
   */
  readonly timeSpans: readonly Span[];
  /** How the client heard of the place: read, and nothing is wanted by it. */
  readonly asides: readonly Span[];
  /** The whole turn names a zone, as an answer does: "London", "I'm in Paris". */
  readonly zone?: NamedZone;
  /** ISO 639-1, where the turn is clearly in another language than English. */
  readonly language?: string;
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

const orderOf = ({
  locale,
  visitorLocale,
}: UnderstandingContext): Pick<Scope, 'dayFirst' | 'bothOrders' | 'dotted'> => {
  if (locale === undefined) return {};
  const dayFirst = writesDayFirst(locale);
  const other = visitorLocale !== undefined && writesDayFirst(visitorLocale) !== dayFirst;
  const dotted = [locale, visitorLocale ?? locale].some(writesDots);
  return { dayFirst, bothOrders: other, dotted };
};

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
    ...orderOf(context),
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

const nameSlots: ReadonlySet<string> = new Set(['name', 'first_name', 'last_name']);

/** A short answer to the question for a name is a name, in whatever letters. */
function languageOf(
  text: string,
  { asked = [] }: UnderstandingContext,
): Pick<Understanding, 'language'> {
  const short = text.length <= 12 || text.trim().split(/\s+/u).length <= 3;
  if (short && asked.some((slot) => nameSlots.has(slot))) return {};
  // "L e e" is spelled, and in no language.
  if (/^(?:\p{L}[\s.,-]+)+\p{L}\W*$/u.test(text.trim())) return {};
  const language = detectLanguage(text);
  return language === undefined ? {} : { language };
}

function zoneOf(tokens: readonly Token[]): Pick<Understanding, 'zone'> {
  const zone = zoneAnswer(tokens);
  return zone === undefined ? {} : { zone };
}

/** Eight random characters say nothing of what is wanted: the intent is read with a number there. */
function withoutReference(tokens: readonly Token[], reference: Span | undefined): readonly Token[] {
  if (reference === undefined) return tokens;
  const { start, end } = reference;
  return tokens.flatMap((token): readonly Token[] => {
    if (token.start < start || token.end > end) return [token];
    return token.start === start ? [{ ...token, kind: 'number', text: '0', value: 0 }] : [];
  });
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
    const { choiceSpans, ...details } = readDetails(text, tokens, context, reading.values);
    const spoken = withoutReference(tokens, details.entities.reference);
    const intent = readIntent(spoken, context, reading.values, classifier());
    return {
      intents: intent.ranking,
      cues: intent.cues,
      durations: reading.durations,
      recurring: reading.recurring,
      ...zoneOf(tokens),
      ...languageOf(text, context),
      asides: asidesIn(text),
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
