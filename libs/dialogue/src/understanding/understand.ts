import { parseLocal, weekdayOf } from './calendar/civil-date.ts';
import type { DayNumber, LocalNow } from './calendar/civil-date.ts';
import type { OpenHours, UnderstandingContext } from './context.ts';
import type { Classify, IntentScore } from './intent/classifier.ts';
import type { CueName } from './intent/cues.ts';
import type { IntentFeatures } from './intent/features.ts';
import { featuresOf, readIntent } from './intent/read-intent.ts';
import { shippedClassifier } from './intent/weights.ts';
import { normalise } from './text/normalise.ts';
import type { Token } from './text/tokens.ts';
import type { DurationValue, WhenValue } from './types.ts';
import { readWhen } from './when/read-when.ts';
import type { WhenReading } from './when/read-when.ts';
import type { OpenWindow } from './when/resolve-clock.ts';

/** Everything that one turn of a client says. */
export interface Understanding {
  /** Every label, likeliest first; the scores sum to 1. */
  readonly intents: readonly IntentScore[];
  readonly cues: ReadonlySet<CueName>;
  readonly when: readonly WhenValue[];
  readonly durations: readonly DurationValue[];
  readonly recurring: boolean;
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

const fallbackNow: LocalNow = { day: 0, minute: 0 };

function readTimes(
  text: string,
  tokens: readonly Token[],
  context: UnderstandingContext,
): WhenReading {
  const asked = context.asked ?? [];
  const now = parseLocal(context.now) ?? fallbackNow;
  const scope = { dateAsked: asked.includes('date'), timeAsked: asked.includes('time') };
  const hoursOn = context.hours === undefined ? {} : { hoursOn: windowsOn(context.hours) };
  return readWhen(text, tokens, scope, { now, ...hoursOn });
}

export type Understand = (text: string, context: UnderstandingContext) => Understanding;

/**
 * Reads one turn of a client. Pure: the same text and context give the same understanding. Without
 * a classifier the intents come from the rules alone.
 */
export const createUnderstand =
  (classifier: () => Classify | undefined): Understand =>
  (text, context) => {
    const tokens = normalise(text);
    const reading = readTimes(text, tokens, context);
    const intent = readIntent(tokens, context, reading.values, classifier());
    return {
      intents: intent.ranking,
      cues: intent.cues,
      when: reading.values,
      durations: reading.durations,
      recurring: reading.recurring,
    };
  };

/** Reads a turn with the weights that are shipped. */
export const understand: Understand = createUnderstand(shippedClassifier);

/** What the classifier sees of a turn; the training script learns from the very same features. */
export function toIntentFeatures(text: string, context: UnderstandingContext): IntentFeatures {
  const tokens = normalise(text);
  return featuresOf(tokens, context, readTimes(text, tokens, context).values);
}
