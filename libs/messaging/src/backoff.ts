/** When a record that could not be handled comes again, on either bus. */
export const redelivery = { baseMs: 50, maxMs: 10_000 };

/** Full jitter: anything up to `base × 2^attempt`, so that many that failed together do not return together. */
export function toBackoffMs(
  attempt: number,
  { baseMs, maxMs }: { baseMs: number; maxMs: number },
  random: () => number = Math.random,
): number {
  return Math.round(random() * Math.min(baseMs * 2 ** Math.min(attempt, 30), maxMs));
}
