import type { LimitRule } from './ports.ts';

/** The rule with its cost; refuses what no window can mean. */
export function checkRule({ points, windowMs, cost = 1 }: LimitRule): Required<LimitRule> {
  if (!Number.isInteger(points) || points < 0) throw new RangeError(`points ${points}`);
  if (!Number.isInteger(cost) || cost < 1) throw new RangeError(`cost ${cost}`);
  if (windowMs < 1000 || windowMs % 1000 !== 0) throw new RangeError(`windowMs ${windowMs}`);
  return { points, windowMs, cost };
}
