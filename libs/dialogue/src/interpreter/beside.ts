import type { Command } from '../command.ts';
import type { DialogueState } from '../core/state.ts';
import type { Reading } from './reading.ts';
import type { When } from './set-when.ts';

const alone =
  /\b(?:(?:just|only) (?:for )?me\b(?! and)|(?:just|only) (?:the )?one(?: of us| person)?\b(?! (?:more|question|thing))|(?:just|only) (?:for )?(?:one|1) (?:person|of us)|only myself|just myself|by myself|on my own)/iu;

/** "Just for me": what was wanted for more is not any more. */
export const forOneOnly = (text: string, { next, flow }: DialogueState): Command[] | null =>
  flow === 'book' && next.more > 0 && alone.test(text)
    ? [{ kind: 'several', services: [], count: 1, recurring: false }]
    : null;

/** More than one thing: a second service, more people, every week. */
export function several(
  reading: Reading,
  { flow }: DialogueState,
  whens: readonly (readonly When[])[],
): Command[] {
  const { also, before, count, recurring, intent, topics, services } = reading;
  // "We moved here with our two kids": told, and nothing is wanted for them.
  const wished = intent === 'book' || intent === 'availability' || (services ?? reading.whens[0]);
  if (!wished || (intent === null && topics.length > 0)) return [];
  const elsewhere = intent === 'reschedule' || intent === 'cancel' || intent === 'lookup';
  if (elsewhere || intent === 'change' || flow === 'cancel' || flow === 'reschedule') return [];
  if (also.length === 0 && count === null && !recurring) return [];
  const more = { ...(before ? { before } : {}), ...(whens.length > 0 ? { whens } : {}) };
  return [{ kind: 'several', services: also, count, recurring, ...more }];
}
