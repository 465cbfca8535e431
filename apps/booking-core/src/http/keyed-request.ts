import { normaliseReference, type RouteSpec } from '@gomomo/contracts';
import { createHash } from 'node:crypto';
import type { KeyedRequest } from '../domain/keyed-request.ts';
import type { Caller } from './caller.ts';

/**
 * Scope of a key: tenant (its rows), method, path and caller; bodies are compared after parsing. Its
 * form was checked at the door. Both names of a tenant and all spellings of a reference are one path.
 */
export function toKeyedRequest(request: {
  readonly spec: RouteSpec;
  readonly params: Readonly<Record<string, string>>;
  readonly caller: Caller;
  readonly body: unknown;
  readonly key: string;
}): KeyedRequest {
  const { spec, params, caller, body, key } = request;
  const objects = Object.entries(params)
    .filter(([name]) => name !== 'tenant')
    .map(([, value]) => normaliseReference(value) ?? value.toLowerCase());
  const scope = [spec.method, spec.path, ...objects, callerScope(caller), key];
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
