import type { BookingCoreClient } from '@gomomo/clients';
import type { RequestShell } from '@gomomo/http';
import { AppError, createCache, isAppError, type Clock } from '@gomomo/kernel';
import { createHash, timingSafeEqual } from 'node:crypto';

/** Whose key came with a request. */
export type KeyHolder =
  | { readonly kind: 'admin' }
  | { readonly kind: 'service' }
  | { readonly kind: 'tenant'; readonly tenantId: string }
  | { readonly kind: 'nobody' };

export interface KeyHolderDeps {
  readonly bookingCore: Pick<BookingCoreClient, 'verifyKey'>;
  readonly clock: Clock;
  readonly adminKey: string | undefined;
  readonly serviceKeys: readonly string[];
}

/** @throws AppError `unauthorized` for a key that is nobody's, weather */
export type FindKeyHolder = (shell: RequestShell) => Promise<KeyHolder>;

const freshMs = 30_000;
const capacity = 10_000;

const hash = (key: string): Buffer => createHash('sha256').update(key).digest();

const wrongKey = (): AppError =>
  new AppError('unauthorized', 'This key is not known, or has been revoked.');

/** booking-core knows the keys of tenants; one that is known is asked for twice a minute. */
export function createFindKeyHolder(deps: KeyHolderDeps): FindKeyHolder {
  const { bookingCore, clock, adminKey, serviceKeys } = deps;
  const known = createCache<string>({ max: capacity, fresh: { forMs: freshMs, clock } });
  const isOneOf = (key: string, keys: readonly string[]): boolean =>
    keys.some((each) => timingSafeEqual(hash(each), hash(key)));
  return async (shell) => {
    const header = shell.raw.get('authorization');
    if (header === undefined) return { kind: 'nobody' };
    const key = /^bearer +([\x21-\x7e]+) *$/i.exec(header)?.[1];
    if (key === undefined) throw wrongKey();
    if (adminKey !== undefined && isOneOf(key, [adminKey])) return { kind: 'admin' };
    if (isOneOf(key, serviceKeys)) return { kind: 'service' };
    if (!key.startsWith('gmk_')) throw wrongKey();
    const owner = () => askOwner(bookingCore, key);
    const tenantId = await known.getOr(hash(key).toString('base64'), owner);
    return { kind: 'tenant', tenantId };
  };
}

async function askOwner({ verifyKey }: KeyHolderDeps['bookingCore'], key: string): Promise<string> {
  try {
    return (await verifyKey({ body: { key } })).tenantId;
  } catch (error) {
    throw isAppError(error) && error.code === 'not-found' ? wrongKey() : error;
  }
}
