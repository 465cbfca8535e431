import type { Draft } from './draft.ts';
import { inRange, type LocalSlot } from './match-slots.ts';

/**
 * Where several days were named with their own times: as many of each as there is room for, in order.
 * Undefined where there is nothing to choose between.
 */
export function alternativesAmong(
  { state, policy }: Draft,
  slots: readonly LocalSlot[],
): readonly LocalSlot[] | undefined {
  const { time } = state.wish;
  if (time?.kind !== 'by-day' || new Set(slots.map(({ date }) => date)).size < 2) return undefined;
  const room = policy.channel === 'voice' ? policy.options : policy.options - 1;
  const each = Math.max(1, Math.floor(room / time.either.length));
  return time.either.flatMap(({ days }) =>
    slots.filter(({ date }) => inRange(date, days)).slice(0, each),
  );
}
