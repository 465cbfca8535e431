import type { Query } from '@gomomo/infra';
import { z } from 'zod';

export interface Line {
  readonly legend: string;
  /** Epoch seconds and value; gaps are left out. */
  readonly points: readonly (readonly [number, number])[];
}

export interface Span {
  /** Epoch seconds. */
  readonly from: number;
  readonly to: number;
  readonly stepSeconds: number;
}

/** Prometheus HTTP API, range queries: a matrix. */
const matrix = z.object({
  data: z.object({
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        values: z.array(z.tuple([z.number(), z.string()])),
      }),
    ),
  }),
});

/** @throws Error when the query is refused */
export async function askRange(url: string, { expr, legend }: Query, span: Span): Promise<Line[]> {
  const query = expr.replaceAll('$__rate_interval', `${span.stepSeconds * 6}s`);
  const { from: start, to: end, stepSeconds: step } = span;
  const search = new URLSearchParams({ query, start: `${start}`, end: `${end}`, step: `${step}` });
  const answer = await fetch(`${url}/api/v1/query_range?${search}`);
  if (!answer.ok) throw new Error(`${query}: ${await answer.text()}`);
  return matrix.parse(await answer.json()).data.result.map(({ metric, values }) => ({
    legend: legend.replaceAll(/\{\{(\w+)\}\}/g, (_, label: string) => metric[label] ?? ''),
    points: values
      .map(([at, value]) => [at, Number(value)] as const)
      .filter(([, it]) => Number.isFinite(it)),
  }));
}
