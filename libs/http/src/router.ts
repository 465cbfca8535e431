import type { RouteSpec } from '@gomomo/contracts';
import { AppError } from '@gomomo/kernel';
import { type Logger, withSpan } from '@gomomo/telemetry';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { HttpAnswer } from './answer.ts';
import { applyCors, type CorsPolicy } from './cors.ts';
import { toProblem } from './problem.ts';
import { readBody } from './read-body.ts';
import { readRequestId, toCallerAddress, type RequestShell } from './request-shell.ts';
import { createRouteTable } from './route-table.ts';
import { validateRequest } from './validate.ts';
import { httpMetrics } from './metrics.ts';

/** A request that passed every door: parsed by its route's schemas, its caller and tenant known. */
export interface RouteRequest<Caller, Tenant> {
  readonly spec: RouteSpec;
  readonly shell: RequestShell;
  readonly caller: Caller;
  /** Undefined on routes without `{tenant}`. */
  readonly tenant: Tenant;
  readonly params: Record<string, string>;
  readonly query: Record<string, unknown>;
  readonly headers: Record<string, unknown>;
  readonly body: unknown;
}

export interface BoundRoute<Caller, Tenant> {
  readonly spec: RouteSpec;
  readonly handle: (request: RouteRequest<Caller, Tenant>) => Promise<HttpAnswer>;
}

/**
 * The doors that differ by service. They run in this order, after 404/405, 415, 413 and malformed
 * JSON, and before validation:
 *
 * - `admit` counts the caller's limit (throws `rate-limited`), then says who calls (throws
 *   `unauthorized` or `forbidden`); the body is as it came, for fields that not every key may write
 * - `findTenant` turns `{tenant}` into a tenant (throws `not-found`)
 */
export interface Guards<Caller, Tenant> {
  admit(shell: RequestShell, spec: RouteSpec, body: unknown): Promise<Caller>;
  findTenant(reference: string, caller: Caller, spec: RouteSpec): Promise<Tenant>;
}

export interface RouterOptions<Caller, Tenant> {
  readonly service: string;
  readonly routes: readonly BoundRoute<Caller, Tenant>[];
  readonly guards: Guards<Caller, Tenant>;
  readonly cors: CorsPolicy;
  readonly logger: Logger;
}

/** Serves a table of routes; a path that is not in the table goes on to the next handler. */
export function createRouter<Caller, Tenant>(
  options: RouterOptions<Caller, Tenant>,
): RequestHandler {
  const match = createRouteTable(options.routes);
  return (request: Request, response: Response, next: NextFunction) => {
    const found = match(request.method, request.path);
    if (found.kind === 'unknown') {
      next();
      return;
    }
    applyCors(options.cors, request, response);
    if (request.method === 'OPTIONS') {
      if (found.kind === 'wrong-method') response.setHeader('allow', found.allow.join(', '));
      response.status(204).end();
      return;
    }
    const route = found.kind === 'found' ? found.entry : undefined;
    serve(options, request, response, route?.spec.path ?? 'wrong-method', async (shell) => {
      if (route !== undefined && found.kind === 'found') {
        return answerRoute(options.guards, route, found.params, shell, response);
      }
      throw new AppError('method-not-allowed', 'This path does not take that method.', {
        details: { allow: found.kind === 'wrong-method' ? found.allow : [] },
      });
    }).catch(next);
  };
}

async function answerRoute<Caller, Tenant>(
  guards: Guards<Caller, Tenant>,
  route: BoundRoute<Caller, Tenant>,
  params: Record<string, string>,
  shell: RequestShell,
  response: Response,
): Promise<HttpAnswer> {
  const { spec } = route;
  const body = spec.body === undefined ? undefined : await readBody(shell.raw, response);
  const caller = await guards.admit(shell, spec, body);
  const tenant = (
    params['tenant'] === undefined
      ? undefined
      : await guards.findTenant(params['tenant'], caller, spec)
  ) as Tenant;
  const parts = validateRequest(spec, {
    params,
    query: spec.query === undefined ? {} : { ...shell.raw.query },
    headers: shell.raw.headers,
    body,
  });
  return route.handle({ spec, shell, caller, tenant, ...parts });
}

async function serve(
  options: Pick<RouterOptions<never, never>, 'service' | 'logger'>,
  request: Request,
  response: Response,
  route: string,
  work: (shell: RequestShell) => Promise<HttpAnswer>,
): Promise<void> {
  const requestId = readRequestId(request);
  response.setHeader('x-request-id', requestId);
  await withSpan(
    `${request.method} ${route}`,
    { parent: request.get('traceparent'), kind: 'server' },
    async (span) => {
      const shell: RequestShell = {
        raw: request,
        requestId,
        traceId: span.spanContext().traceId,
        address: toCallerAddress(request.ip),
        receivedAt: performance.now(),
      };
      const answer = await work(shell).catch((error: unknown) => {
        const problem = toProblem(error, { instance: request.path, traceId: shell.traceId });
        if (problem.status === 500) options.logger.error({ err: error, route, requestId }, 'bug');
        if (problem.status === 503)
          options.logger.warn({ err: error, route, requestId }, 'weather');
        return problem;
      });
      send(response, answer);
      report(options, shell, route, answer.status);
    },
  );
}

/** Writes an answer as JSON; a client that has gone away is nobody's fault. */
export function send(response: Response, answer: HttpAnswer): void {
  if (response.destroyed || response.headersSent) return;
  response.status(answer.status);
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  if (answer.body === undefined && answer.json === undefined) {
    response.end();
    return;
  }
  if (!response.hasHeader('content-type')) response.setHeader('content-type', 'application/json');
  if (answer.json !== undefined) {
    response.end(answer.json);
    return;
  }
  const isText = !String(response.getHeader('content-type')).includes('json');
  response.end(isText ? String(answer.body) : JSON.stringify(answer.body));
}

function report(
  options: Pick<RouterOptions<never, never>, 'service' | 'logger'>,
  shell: RequestShell,
  route: string,
  status: number,
): void {
  const durationMs = performance.now() - shell.receivedAt;
  const { method } = shell.raw;
  httpMetrics.requestSeconds.observe(
    { service: options.service, method, route, status: String(status) },
    durationMs / 1000,
  );
  options.logger.debug(
    { method, route, status, durationMs: Math.round(durationMs), requestId: shell.requestId },
    'answered',
  );
}
