import type { SeenSpan } from './receiver.ts';

/** A trace as text: each span below its parent, in the order in which they began. */
export function drawTree(trace: readonly SeenSpan[]): string {
  const ids = new Set(trace.map(({ spanId }) => spanId));
  const ordered = trace.toSorted((left, right) => Number(left.startedAt - right.startedAt));
  const begunAt = ordered[0]?.startedAt ?? 0n;
  const draw = (parentId: string | undefined, depth: number): string[] =>
    ordered
      .filter((span) =>
        parentId === undefined
          ? span.parentId === undefined || !ids.has(span.parentId)
          : span.parentId === parentId,
      )
      .flatMap((span) => [toLine(span, depth, begunAt), ...draw(span.spanId, depth + 1)]);
  return draw(undefined, 0).join('\n');
}

function toLine(
  { service, name, startedAt, ms }: SeenSpan,
  depth: number,
  begunAt: bigint,
): string {
  const after = Number(startedAt - begunAt) / 1e6;
  const what = `${'  '.repeat(depth)}${name}`;
  return `${service.padEnd(14)} +${after.toFixed(0).padStart(5)} ms ${ms.toFixed(1).padStart(8)} ms  ${what}`;
}
