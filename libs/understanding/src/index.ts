export { parseLocal } from './calendar/civil-date.ts';
export type * from './context.ts';
export { summariseWhen } from './en/when/summary.ts';
export type { WhenSummary } from './en/when/summary.ts';
export type { CueName } from './en/intent/cues.ts';
export { cueGain, featureBits } from './en/intent/features.ts';
export type { IntentFeatures } from './en/intent/features.ts';
export type { Details, Entities } from './en/details.ts';
export type { ServiceMention } from './en/lexicon/service-mentions.ts';
export type { Preferences } from './en/preferences.ts';
export { canBeName, toName } from './en/entities/name-words.ts';
export { createUnderstand, toIntentFeatures, understand } from './en/understand.ts';
export type { Understand, Understanding } from './en/understand.ts';
export { createClassifier } from './intent/classifier.ts';
export type { Classify, IntentScore, IntentWeights } from './intent/classifier.ts';
export { intentLabels } from './intent/labels.ts';
export type { IntentLabel } from './intent/labels.ts';
export { withinDistance } from './lexicon/similarity.ts';
export { tokenise } from './text/tokens.ts';
export type {
  DateDoubt,
  DateReading,
  Daypart,
  DurationValue,
  NamedZone,
  Polarity,
  Span,
  TimeReading,
  WhenValue,
} from './types.ts';
