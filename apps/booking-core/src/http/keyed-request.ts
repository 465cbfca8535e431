import { AppError } from '@gomomo/kernel';
import type { Request } from 'express';
import { createHash } from 'node:crypto';
import type { KeyedRequest } from '../domain/keyed-request.ts';
import type { Caller } from './caller.ts';

const keyPattern = /^[\x21-\x7e]{1,255}$/;

/**
 * Scope of a key: tenant (its rows), method, path and caller; bodies are compared after parsing.
 *
 * @throws AppError `validation` for a key that is not 1 to 255 visible ASCII characters
 */
export function toKeyedRequest(
  request: Request,
  caller: Caller,
  body: unknown,
): KeyedRequest | undefined {
  const key = request.get('idempotency-key');
  if (key === undefined) return undefined;
  if (!keyPattern.test(key)) {
    throw new AppError('validation', 'The request does not fit.', {
      details: {
        errors: [
          {
            pointer: '#headers/idempotency-key',
            detail: 'must be 1 to 255 visible ASCII characters',
          },
        ],
      },
    });
  }
  const scope = [request.method, request.path.toLowerCase(), callerScope(caller), key];
  return { id: sha256(JSON.stringify(scope)), bodyHash: sha256(canonicalJson(body)) };
}

/** Two strangers never share a key; what a service does for a client is the client's. */
function callerScope(caller: Caller): string {
  switch (caller.kind) {
    case 'tenant':
      return `tenant:${caller.tenantId}`;
    case 'admin':
      return 'admin';
    case 'service':
      return 'service';
    case 'public':
      return `public:${caller.address}`;
  }
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** JSON with the names of objects sorted. */
export function canonicalJson(value: unknown): string {
  return (
    JSON.stringify(value, (_name, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? ''
  );
}
