export { understand } from './understand.ts';
export type { Understanding } from './understand.ts';
export { toPrediction } from './prediction.ts';
export type { Prediction } from './prediction.ts';
export { answerLine } from './door.ts';
export { summariseWhen } from './when/summary.ts';
export type { WhenSummary } from './when/summary.ts';
export type * from './types.ts';
export type * from './context.ts';
