import { findActor, type Actor } from '@gomomo/contracts';
import { readBearer, toCallerAddress, type RequestShell } from '@gomomo/http';
import { type Clock, createCache } from '@gomomo/kernel';
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

export interface Authenticate {
  /** A caller, or `wrong-key` for a key that is nobody's. */
  (shell: RequestShell): Promise<Caller | 'wrong-key'>;
  isOperator(hash: Buffer): boolean;
  /** After a key was revoked by this process. */
  forget(): void;
}

const systemActor: Actor = { kind: 'system', channel: 'api' };
/** A revoked key works at most this long in another process. */
const keyCacheMs = 5_000;
const keyCacheMax = 10_000;

export function createAuthenticate(deps: AuthenticateDeps): Authenticate {
  const keys = cacheKeys(deps);
  const adminHashes = deps.adminKey === undefined ? [] : [hashKey(deps.adminKey)];
  const isOperator = (hash: Buffer): boolean => isOneOf(hash, adminHashes);
  const serviceHashes = deps.serviceKeys.map(hashKey);
  const authenticate = async (shell: RequestShell): Promise<Caller | 'wrong-key'> => {
    const { address } = shell;
    const key = readBearer(shell.raw.get('authorization'));
    if (key === undefined) return { kind: 'public', address };
    if (key === null) return 'wrong-key';
    const hash = hashKey(key);
    if (isOperator(hash)) return { kind: 'admin', address };
    if (isOneOf(hash, serviceHashes)) {
      const actor = findActor(shell.raw.get('x-actor') ?? '') ?? systemActor;
      const carried = actor.address === undefined ? address : toCallerAddress(actor.address);
      return { kind: 'service', actor, address: carried };
    }
    const known = key.startsWith('gmk_') ? await keys.find(hash) : undefined;
    return known === undefined ? 'wrong-key' : { kind: 'tenant', address, ...known };
  };
  return Object.assign(authenticate, { isOperator, forget: keys.forget });
}

export const hashKey = (key: string): Buffer => createHash('sha256').update(key).digest();

const isOneOf = (hash: Buffer, hashes: readonly Buffer[]): boolean =>
  hashes.some((other) => timingSafeEqual(hash, other));

/** Remembers keys that exist, briefly and bounded; a key that does not is asked for each time. */
function cacheKeys(deps: AuthenticateDeps) {
  const known = createCache<KnownKey>({
    max: keyCacheMax,
    fresh: { forMs: keyCacheMs, clock: deps.clock },
  });
  return {
    find: (hash: Buffer): Promise<KnownKey | undefined> =>
      known.getOr(hash.toString('base64'), () => deps.findTenantKey(hash)),
    forget: (): void => known.forget(),
  };
}
