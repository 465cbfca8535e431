import {
  problemCodes,
  problemStatus,
  problemTitle,
  type ProblemCode,
} from '../http/problem-codes.ts';
import { problem, problemMediaType } from '../http/problem.ts';
import { refusalsOf } from '../http/refusals.ts';
import type { RouteSpec } from '../http/route.ts';
import { mediaTypeOf } from '../http/text-answer.ts';
import type { JsonSchema, SchemaRenderer } from '../json-schema/renderer.ts';

/** Collects what goes under `components.responses`. */
export type SharedResponses = Map<string, JsonSchema>;

const header = (description: string, type = 'string'): JsonSchema => ({
  description,
  schema: { type },
});

/** Declared once under `components.headers`. */
export const responseHeaders: Readonly<Record<string, JsonSchema>> = {
  'X-Request-Id': header('echoed, or made for this request'),
  'Idempotency-Replayed': header('`true` when this is the first answer again'),
  Allow: header('the methods that the path takes'),
  'WWW-Authenticate': header('`Bearer`'),
  'Retry-After': header('seconds', 'integer'),
  RateLimit: header('what is left of the limit'),
  'RateLimit-Policy': header('the limit'),
};

const headersOfStatus: Readonly<Record<number, readonly string[]>> = {
  401: ['WWW-Authenticate'],
  405: ['Allow'],
  429: ['Retry-After', 'RateLimit', 'RateLimit-Policy'],
  503: ['Retry-After'],
};

const replayedStatuses = new Set([409, 410, 422]);

function toHeaders(route: RouteSpec, status: number): JsonSchema {
  const replayed = route.idempotent === true && (status < 300 || replayedStatuses.has(status));
  const names = [
    'X-Request-Id',
    ...(replayed ? ['Idempotency-Replayed'] : []),
    ...(headersOfStatus[status] ?? []),
  ];
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

function toProblemSchema(codes: readonly ProblemCode[], renderer: SchemaRenderer): JsonSchema {
  return {
    allOf: [
      renderer.render(problem),
      { type: 'object', properties: { code: { type: 'string', enum: codes } } },
    ],
  };
}

/** Statuses whose answer is the same on every route are written once. */
function isShared(status: number, codes: readonly ProblemCode[]): boolean {
  const all = problemCodes.filter((code) => problemStatus[code] === status);
  return !replayedStatuses.has(status) && codes.length === all.length;
}

function toRefusals(route: RouteSpec, renderer: SchemaRenderer, shared: SharedResponses) {
  const byStatus = Map.groupBy(refusalsOf(route), (code) => problemStatus[code]);
  return [...byStatus].map(([status, codes]): [string, JsonSchema] => {
    const response = {
      description: codes.map((code) => problemTitle[code]).join(' · '),
      headers: toHeaders(route, status),
      content: { [problemMediaType]: { schema: toProblemSchema(codes, renderer) } },
    };
    if (!isShared(status, codes)) return [String(status), response];
    shared.set(`Problem${status}`, response);
    return [String(status), { $ref: `#/components/responses/Problem${status}` }];
  });
}

function toAnswers(route: RouteSpec, renderer: SchemaRenderer): [string, JsonSchema][] {
  return Object.entries(route.answers).map(([status, answer]) => [
    status,
    {
      description: answer === null ? 'Done' : route.summary,
      headers: toHeaders(route, Number(status)),
      ...(answer === null
        ? {}
        : { content: { [mediaTypeOf(answer)]: { schema: renderer.render(answer) } } }),
    },
  ]);
}

/** Every status the route may answer; an answer of its own goes before a refusal of that status. */
export function toResponses(
  route: RouteSpec,
  renderer: SchemaRenderer,
  shared: SharedResponses,
): JsonSchema {
  return Object.fromEntries([
    ...toRefusals(route, renderer, shared),
    ...toAnswers(route, renderer),
  ]);
}
