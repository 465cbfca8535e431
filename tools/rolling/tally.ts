/** What was asked of the product while it was restarted, by kind, and what went wrong. */
export interface Tally {
  /** One request. Undefined: it failed, which is counted and told. */
  count<Result>(kind: string, request: () => Promise<Result>): Promise<Result | undefined>;
  fail(kind: string, what: string): void;
  rows(): readonly Row[];
  /** The first of them, in words. */
  failures(): readonly string[];
}

export interface Row {
  readonly kind: string;
  readonly done: number;
  readonly failed: number;
  readonly slowestMs: number;
}

const toldMax = 20;

export function createTally(): Tally {
  const rows = new Map<string, { done: number; failed: number; slowestMs: number }>();
  const told: string[] = [];
  const rowOf = (kind: string) => {
    const row = rows.get(kind) ?? { done: 0, failed: 0, slowestMs: 0 };
    rows.set(kind, row);
    return row;
  };
  const fail = (kind: string, what: string): void => {
    rowOf(kind).failed += 1;
    if (told.length < toldMax) told.push(`${new Date().toISOString()} ${kind}: ${what}`);
  };
  return {
    fail,
    async count(kind, request) {
      const row = rowOf(kind);
      const startedAt = performance.now();
      try {
        const result = await request();
        row.done += 1;
        return result;
      } catch (error) {
        fail(kind, tellError(error));
        return undefined;
      } finally {
        row.slowestMs = Math.max(row.slowestMs, performance.now() - startedAt);
      }
    },
    rows: () => [...rows].map(([kind, row]) => ({ kind, ...row })),
    failures: () => told,
  };
}

/** With its cause: `fetch failed` alone says nothing. */
function tellError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? `${error.message} (${cause.message})` : error.message;
}
