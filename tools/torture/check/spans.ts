/** A time that is taken, and by what. */
export interface Span {
  readonly name: string;
  /** Who cannot be in two of them at once. */
  readonly of: string;
  readonly from: number;
  readonly to: number;
}

/** By time within one resource: whoever begins before the one before has ended, overlaps it. */
export function findOverlaps(spans: readonly Span[]): string[] {
  return [...Map.groupBy(spans, ({ of }) => of)].flatMap(([of, own]) => {
    const found: string[] = [];
    let last: Span | undefined;
    for (const span of own.toSorted((a, b) => a.from - b.from)) {
      if (last !== undefined && span.from < last.to) {
        found.push(`${last.name} and ${span.name} of resource ${of} overlap`);
      }
      if (last === undefined || span.to > last.to) last = span;
    }
    return found;
  });
}
