import type { BookingCoreClient } from '@gomomo/clients';
import { readBearer, type RequestShell } from '@gomomo/http';
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
  readonly serviceKeys: readonly string[];
}

/** @throws AppError `unauthorized` for a key that is nobody's, weather */
export type FindKeyHolder = (shell: RequestShell) => Promise<KeyHolder>;

const freshMs = 30_000;
const capacity = 10_000;

const hash = (key: string): Buffer => createHash('sha256').update(key).digest();

const wrongKey = (): AppError =>
  new AppError('unauthorized', 'This key is not known, or has been revoked.');

/**
 * booking-core alone knows the keys of tenants and of the operator; one that is known is asked for twice
 * a minute.
 */
export function createFindKeyHolder({
  bookingCore,
  clock,
  serviceKeys,
}: KeyHolderDeps): FindKeyHolder {
  const known = createCache<KeyHolder>({ max: capacity, fresh: { forMs: freshMs, clock } });
  const ofServices = serviceKeys.map(hash);
  return async (shell) => {
    const key = readBearer(shell.raw.get('authorization'));
    if (key === undefined) return { kind: 'nobody' };
    if (key === null) throw wrongKey();
    const given = hash(key);
    if (ofServices.some((each) => timingSafeEqual(each, given))) return { kind: 'service' };
    return known.getOr(given.toString('base64'), () => askHolder(bookingCore, key));
  };
}

/** What booking-core answers for a key that is nobody's, or none that it could have given. */
const refusals: ReadonlySet<string> = new Set(['not-found', 'validation']);

async function askHolder(
  { verifyKey }: KeyHolderDeps['bookingCore'],
  key: string,
): Promise<KeyHolder> {
  try {
    const { tenantId } = await verifyKey({ body: { key } });
    return tenantId === undefined ? { kind: 'admin' } : { kind: 'tenant', tenantId };
  } catch (error) {
    throw isAppError(error) && refusals.has(error.code) ? wrongKey() : error;
  }
}
