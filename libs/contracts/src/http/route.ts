import type { z } from 'zod';
import type { ProblemCode } from './problem-codes.ts';

/**
 * Who may call. `*-or-proof` routes answer 404 to a caller without key and proof, so that nobody
 * learns which appointments exist; the others answer 401 without a key and 403 with a wrong one.
 */
export type Access =
  | 'public'
  | 'admin'
  | 'tenant'
  | 'tenant-or-service'
  | 'tenant-or-proof'
  | 'tenant-service-or-proof'
  | 'hold-token'
  | 'service'
  /** A foreign system, by its signature. */
  | 'signed';

/** One route as pure data: the server, the client, OpenAPI and the tests are made from it. */
export interface RouteSpec {
  readonly operationId: string;
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** With `{name}` for each parameter: `/api/tenants/{tenant}/holds`. */
  readonly path: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly access: Access;
  /** Path parameters; always opaque text, an id that is none is 404. */
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** Request headers that the handler reads, names in lower case. */
  readonly headers?: z.ZodObject;
  /** A body that may be empty (`{}` is valid) may also be left out. */
  readonly body?: z.ZodType;
  /** Of the request; JSON unless said. */
  readonly bodyType?: 'application/x-www-form-urlencoded';
  /** Success answers only; null = no body. A text answer says its media type, see `textAnswer`. */
  readonly answers: Readonly<Record<number, z.ZodType | null>>;
  /** Problem codes beyond those that `refusalsOf` adds to every route of that kind. */
  readonly refusals: readonly ProblemCode[];
  /** Takes `Idempotency-Key`. */
  readonly idempotent?: boolean;
}

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

export type OperationIdOf<Routes extends readonly RouteSpec[]> = Routes[number]['operationId'];
export type RouteOf<
  Routes extends readonly RouteSpec[],
  OperationId extends OperationIdOf<Routes>,
> = Extract<Routes[number], { readonly operationId: OperationId }>;

export type ParamsOf<Route extends RouteSpec> = Output<Route['params']>;
export type QueryOf<Route extends RouteSpec> = Output<Route['query']>;
export type HeadersOf<Route extends RouteSpec> = Output<Route['headers']>;
export type BodyOf<Route extends RouteSpec> = Output<Route['body']>;
/** The body of every success answer; undefined where the answer has none. */
export type AnswerOf<Route extends RouteSpec> = Output<Route['answers'][keyof Route['answers']]>;

/** What a caller writes, before defaults are filled in and text is read as numbers. */
export type BodyInputOf<Route extends RouteSpec> = Route['body'] extends z.ZodType
  ? z.input<Route['body']>
  : undefined;
export type QueryInputOf<Route extends RouteSpec> = Route['query'] extends z.ZodType
  ? z.input<Route['query']>
  : undefined;

/** The names in `{…}` of a path, in order. */
export function parameterNames(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

/** Keeps the literal types of a table and refuses one that contradicts itself. */
export function defineRoutes<const Routes extends readonly RouteSpec[]>(routes: Routes): Routes {
  const seen = new Set<string>();
  for (const { operationId, method, path, params } of routes) {
    for (const name of [operationId, `${method} ${path}`]) {
      if (seen.has(name)) throw new Error(`route ${name} is declared twice`);
      seen.add(name);
    }
    const declared = Object.keys(params?.shape ?? {});
    if (declared.toSorted().join() !== parameterNames(path).toSorted().join()) {
      throw new Error(`route ${operationId}: the path and its params disagree`);
    }
  }
  return routes;
}
