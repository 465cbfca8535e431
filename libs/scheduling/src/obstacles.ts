import type { Claim } from './claim.ts';

/**
 * Merged half-open times in order, flat (`from0, to0, from1, …`): already widened by the buffers
 * of the service asked for, so that a visit is free when `[start, end)` itself meets none of them.
 */
export type Obstacles = readonly number[];

export function toObstacles(
  claims: readonly Claim[],
  beforeMs: number,
  afterMs: number,
): Obstacles {
  const sorted = claims.toSorted((a, b) => a.blockedFrom - b.blockedFrom);
  const obstacles: number[] = [];
  let end = -Infinity;
  for (const { blockedFrom, blockedTo } of sorted) {
    const from = blockedFrom - afterMs;
    const to = blockedTo + beforeMs;
    if (from > end) {
      obstacles.push(from, to);
      end = to;
    } else if (to > end) {
      obstacles[obstacles.length - 1] = to;
      end = to;
    }
  }
  return obstacles;
}

/** Place (of its `from`) of the first obstacle that ends after an instant. */
export function findObstacle(obstacles: Obstacles, instant: number): number {
  let low = 0;
  let high = obstacles.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((obstacles[middle * 2 + 1] ?? Infinity) <= instant) low = middle + 1;
    else high = middle;
  }
  return low * 2;
}
