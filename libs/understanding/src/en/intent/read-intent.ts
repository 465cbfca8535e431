import type { UnderstandingContext } from '../../context.ts';
import type { Token } from '../../text/tokens.ts';
import type { WhenValue } from '../../types.ts';
import type { Classify, IntentScore } from '../../intent/classifier.ts';
import { findCues } from './cues.ts';
import type { CueName } from './cues.ts';
import { decideIntent } from './decide.ts';
import { scoreByCues } from './fallback.ts';
import { cueWords, intentFeatures } from './features.ts';
import type { IntentFeatures, IntentSituation } from './features.ts';

export interface IntentReading {
  /** Every label, likeliest first; the scores sum to 1. */
  readonly ranking: readonly IntentScore[];
  readonly cues: ReadonlySet<CueName>;
}

export const situationOf = (
  context: UnderstandingContext,
  values: readonly WhenValue[],
): IntentSituation => ({
  acts: context.acts ?? [],
  asked: context.asked ?? [],
  actSlots: context.actSlots ?? [],
  hasDate: values.some((value) => value.dates.length > 0),
  hasTime: values.some((value) => value.times.length > 0),
});

export const featuresOf = (
  tokens: readonly Token[],
  context: UnderstandingContext,
  values: readonly WhenValue[],
): IntentFeatures => intentFeatures(tokens, situationOf(context, values));

/** Ranks the intents of a turn; without a classifier by the cues of the language alone. */
export function readIntent(
  tokens: readonly Token[],
  context: UnderstandingContext,
  values: readonly WhenValue[],
  classify: Classify | undefined,
): IntentReading {
  const situation = situationOf(context, values);
  const cues = findCues(cueWords(tokens));
  const scores =
    classify === undefined
      ? scoreByCues(cues, situation)
      : classify(intentFeatures(tokens, situation));
  return { ranking: decideIntent(scores, cues, situation), cues };
}
