import type { ConversationTurn } from '@gomomo/conversations';

/** Steps of a call: the turns that the desk allows, and what it takes then to be called back. */
export const stepsMax = 30;

/** Silences in a row after which a line is given back: twice the desk has asked in every way it knows. */
export const silencesMax = 6;

/** At how many steps in a row, up to this one, nothing was said or pressed; at the first nothing can be. */
export function countSilences(turns: readonly ConversationTurn[], step: number): number {
  const silent = new Set(turns.flatMap(({ message, messageId }) => (message ? [] : [messageId])));
  let count = 0;
  while (count < step && silent.has(`step-${step - count}`)) count += 1;
  return count;
}
