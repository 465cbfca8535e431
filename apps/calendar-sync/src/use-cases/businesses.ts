import type { BookingCoreClient } from '@gomomo/clients';
import { createCache, type Clock } from '@gomomo/kernel';
import type { Business } from '../domain/business.ts';

export interface Businesses {
  /** By id or slug, at most 30 s old. @throws AppError weather, `not-found` */
  get(reference: string): Promise<Business>;
}

export interface BusinessesDeps {
  readonly bookingCore: Pick<BookingCoreClient, 'getTenant'>;
  readonly clock: Clock;
}

const freshMs = 30_000;
const capacity = 1_000;

export function createBusinesses({ bookingCore, clock }: BusinessesDeps): Businesses {
  const known = createCache<Business>({ max: capacity, fresh: { forMs: freshMs, clock } });
  const ask = async (tenant: string): Promise<Business> => {
    const { id, slug, name, timeZone, resources } = await bookingCore.getTenant({ tenant });
    return { id, slug, name, timeZone, resourceIds: resources.map((resource) => resource.id) };
  };
  return { get: (reference) => known.getOr(reference, () => ask(reference)) };
}
