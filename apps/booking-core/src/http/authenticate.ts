import { findActor, type Actor } from '@gomomo/contracts';
import type { RequestShell } from '@gomomo/http';
import type { Clock } from '@gomomo/kernel';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Caller } from './caller.ts';

export interface KnownKey {
  readonly keyId: string;
  readonly tenantId: string;
}

export interface AuthenticateDeps {
  readonly clock: Clock;
  readonly adminKey: string | undefined;
  readonly serviceKeys: readonly string[];
  /** Looks a live tenant key up by the SHA-256 of its text. */
  findTenantKey(hash: Buffer): Promise<KnownKey | undefined>;
}

/** A caller, or `wrong-key` for a key that is nobody's. */
export type Authenticate = (shell: RequestShell) => Promise<Caller | 'wrong-key'>;

const systemActor: Actor = { kind: 'system', channel: 'api' };
/** A revoked key works at most this long in another process. */
const keyCacheMs = 5_000;
const keyCacheMax = 10_000;

export function createAuthenticate(deps: AuthenticateDeps): Authenticate {
  const findTenantKey = cacheKeys(deps);
  const adminHashes = deps.adminKey === undefined ? [] : [hashKey(deps.adminKey)];
  const serviceHashes = deps.serviceKeys.map(hashKey);
  return async (shell) => {
    const { address } = shell;
    const header = shell.raw.get('authorization');
    if (header === undefined) return { kind: 'public', address };
    const key = /^bearer +([\x21-\x7e]+) *$/i.exec(header)?.[1];
    if (key === undefined) return 'wrong-key';
    const hash = hashKey(key);
    if (isOneOf(hash, adminHashes)) return { kind: 'admin', address };
    if (isOneOf(hash, serviceHashes)) {
      const actor = findActor(shell.raw.get('x-actor') ?? '') ?? systemActor;
      return { kind: 'service', actor, address: actor.address ?? address };
    }
    const known = key.startsWith('gmk_') ? await findTenantKey(hash) : undefined;
    return known === undefined ? 'wrong-key' : { kind: 'tenant', address, ...known };
  };
}

export const hashKey = (key: string): Buffer => createHash('sha256').update(key).digest();

const isOneOf = (hash: Buffer, hashes: readonly Buffer[]): boolean =>
  hashes.some((other) => timingSafeEqual(hash, other));

/** Remembers keys that exist, briefly and bounded; a key that does not is asked for each time. */
function cacheKeys(deps: AuthenticateDeps): AuthenticateDeps['findTenantKey'] {
  const known = new Map<string, { readonly key: KnownKey; readonly until: number }>();
  return async (hash) => {
    const name = hash.toString('base64');
    const hit = known.get(name);
    if (hit !== undefined && hit.until > deps.clock.now()) return hit.key;
    known.delete(name);
    const key = await deps.findTenantKey(hash);
    if (key === undefined) return undefined;
    if (known.size >= keyCacheMax) known.clear();
    known.set(name, { key, until: deps.clock.now() + keyCacheMs });
    return key;
  };
}
