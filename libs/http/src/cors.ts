import type { Request, Response } from 'express';

/** Exact origins that a browser may call from, beside the own one (which needs no header). */
export interface CorsPolicy {
  readonly origins: readonly string[];
}

const allowedHeaders = [
  'authorization',
  'content-type',
  'idempotency-key',
  'traceparent',
  'x-client-contact',
  'x-hold-token',
  'x-manage-token',
  'x-request-id',
].join(', ');
const exposedHeaders = [
  'idempotency-replayed',
  'ratelimit',
  'ratelimit-policy',
  'retry-after',
  'x-request-id',
].join(', ');

/** Answers a listed origin by name; no wildcard, no reflection, no credentials. */
export function applyCors(policy: CorsPolicy, request: Request, response: Response): void {
  if (policy.origins.length === 0) return;
  response.vary('origin');
  const origin = request.get('origin');
  if (origin === undefined || !policy.origins.includes(origin)) return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', exposedHeaders);
  if (request.method !== 'OPTIONS') return;
  response.setHeader('access-control-allow-methods', 'GET, POST, PATCH, DELETE');
  response.setHeader('access-control-allow-headers', allowedHeaders);
  response.setHeader('access-control-max-age', '600');
}
