import type { Booked } from './book.ts';

export interface Verdict {
  /** Acknowledged by the point, and not there. */
  readonly missing: number;
  /** Sent after the point, and there all the same. */
  readonly extra: number;
  readonly before: number;
  readonly after: number;
  /** Under way at the point: either is right. */
  readonly underWay: number;
}

/** What a restore to `point` brought back, against what clients were told. */
export function judge(
  booked: readonly Booked[],
  isThere: ReadonlySet<string>,
  point: number,
): Verdict {
  const before = booked.filter(({ answeredAt }) => answeredAt <= point);
  const after = booked.filter(({ sentAt }) => sentAt > point);
  return {
    missing: before.filter(({ id }) => !isThere.has(id)).length,
    extra: after.filter(({ id }) => isThere.has(id)).length,
    before: before.length,
    after: after.length,
    underWay: booked.length - before.length - after.length,
  };
}
