import { interpret, readTurn, type ChannelPolicy, type Effect, type Fact } from '../src/index.ts';
import { addDays, isoWeekday } from '../src/core/local-time.ts';
import { answerTo, freeOn, studio } from './studio.ts';
import { createTalk, type Talk } from './talk.ts';

/** The studio of the specs, booked up to three months ahead. */
export const wideStudio = { ...studio, policy: { ...studio.policy, horizonDays: 90 } };

/** Every day but Sundays has its times; today is Monday 23 November. */
const open = Array.from({ length: 90 }, (_, index) => addDays('2026-11-23', index))
  .filter((date) => isoWeekday(date) <= 6)
  .flatMap((date) => freeOn(date));

function answer(effect: Effect, now: number): Fact {
  if (effect.kind !== 'searchSlots') return answerTo(effect, now);
  const [from, to] = [Date.parse(effect.from), Date.parse(effect.to)];
  const slots = open.filter(({ start }) => Date.parse(start) >= from && Date.parse(start) <= to);
  return { kind: 'slotsFound', effectId: effect.id, slots };
}

/** A turn in words, with what it is answered. */
export function say(talk: Talk, text: string): ReturnType<Talk['turn']> {
  const context = { state: talk.state, tenant: wideStudio, now: talk.now, read: readTurn };
  return talk.turn(...interpret({ kind: 'text', text }, context));
}

/** A conversation in words with a studio that is free at all its times. */
export function talkOf(texts: readonly string[], policy?: ChannelPolicy): Talk {
  const talk = createTalk({ tenant: wideStudio, answer, ...(policy ? { policy } : {}) });
  for (const text of texts) say(talk, text);
  return talk;
}
