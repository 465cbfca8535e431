import { normaliseReference, type RouteSpec } from '@gomomo/contracts';
import { hash } from 'node:crypto';
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

const sha256 = (text: string): Buffer => hash('sha256', text, 'buffer');

/** Parsed JSON written again with the names of objects sorted; nothing for no value. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = value as Readonly<Record<string, unknown>>;
  const written = Object.keys(members)
    .filter((name) => members[name] !== undefined)
    .toSorted()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(members[name])}`);
  return `{${written.join(',')}}`;
}
