/** News rest at least that long once they are heard of: what belongs to them comes through another topic. */
const settleMs = 500;

/**
 * From when on a quiet of `quietMs` counts: from when it happened, which the way here has taken a part of.
 * What is heard of late counts from just before it was heard, however many that are; so do strange clocks.
 */
export function quietSince(happened: Date, heard: Date, quietMs: number): Date {
  const earliest = heard.getTime() - Math.max(quietMs - settleMs, 0);
  return new Date(Math.min(Math.max(happened.getTime(), earliest), heard.getTime()));
}
