import type { LocalTime } from '../command.ts';
import type { Draft } from './draft.ts';
import { toMinutes } from './local-time.ts';
import type { TimeWindow, Wish } from './wish.ts';

const within = (inner: TimeWindow, outer: TimeWindow): boolean =>
  inner.from >= outer.from && inner.to <= outer.to;

const meet = (a: TimeWindow, b: TimeWindow): boolean => a.from < b.to && b.from < a.to;

/** Times of the day that do not suit; said twice, they are ruled out once. */
export function ruleOut(draft: Draft, windows: readonly TimeWindow[]): void {
  const { wish } = draft.state;
  draft.ruledOut.push(...windows);
  const others = wish.notTimes.filter((each) => !windows.some((window) => within(each, window)));
  wish.notTimes = [...others, ...windows];
}

/** What is wanted now takes back what was refused before; in one breath both count. */
export const stillOut = (draft: Draft, wanted: readonly TimeWindow[]): TimeWindow[] =>
  draft.state.wish.notTimes.filter(
    (out) => draft.ruledOut.includes(out) || !wanted.some((window) => meet(out, window)),
  );

const isFree = (time: LocalTime, { notTimes }: Pick<Wish, 'notTimes'>): boolean =>
  !notTimes.some(({ from, to }) => toMinutes(time) >= from && toMinutes(time) < to);

/** What was wanted before is not all ruled out now: "forget evenings" takes "after seven" back. */
export function isPossible({ time, notTimes }: Wish): boolean {
  if (time?.kind === 'at') return time.times.some((each) => isFree(each, { notTimes }));
  if (time?.kind !== 'window' || time.or) return true;
  const { from, to } = time.window;
  return !notTimes.some((out) => from >= out.from && to <= out.to);
}
