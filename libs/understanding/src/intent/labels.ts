/** What a turn can want, as far as it is an intent and not a value. */
export const intentLabels = [
  'book',
  'reschedule',
  'cancel',
  'check_availability',
  'affirm',
  'deny',
  'request_human',
  'goodbye',
  'other',
] as const;

export type IntentLabel = (typeof intentLabels)[number];
