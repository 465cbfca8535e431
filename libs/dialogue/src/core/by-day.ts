import type { DateValue, DayRange, TimeValue } from '../command.ts';
import type { Draft } from './draft.ts';
import { inRange, type LocalSlot } from './match-slots.ts';
import type { PlainTime, Wish } from './wish.ts';

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

/** "Wednesday", said to "Tuesday at 9 or Wednesday at 10", is Wednesday at 10. */
export function timeOfDay({ time }: Wish, value: DateValue): PlainTime | null {
  if (time?.kind !== 'by-day' || value.kind !== 'days' || value.negated) return null;
  const [day, ...more] = value.readings;
  if (day === undefined || more.length > 0) return null;
  return (
    time.either.find(({ days }) => days.from === day.from && day.from === day.to)?.time ?? null
  );
}

/** And "10" is that Wednesday, where no other of the days has it. */
export function dayOfTime({ time }: Wish, value: TimeValue): DayRange | null {
  if (time?.kind !== 'by-day' || value.kind !== 'at' || value.negated) return null;
  const [day, ...more] = time.either.filter(
    (each) => each.time?.kind === 'at' && each.time.times.some((at) => value.readings.includes(at)),
  );
  return day !== undefined && more.length === 0 ? day.days : null;
}
