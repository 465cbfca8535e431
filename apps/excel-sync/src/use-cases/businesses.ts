import type { BookingCoreClient } from '@gomomo/clients';
import { createCache, type Clock } from '@gomomo/kernel';

/** What the doors know of a tenant. */
export interface Business {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
}

/** By id or slug, at most 30 s old. @throws AppError weather, `not-found` */
export type FindBusiness = (reference: string) => Promise<Business>;

const freshMs = 30_000;
const capacity = 1_000;

export function createFindBusiness({
  bookingCore,
  clock,
}: {
  readonly bookingCore: Pick<BookingCoreClient, 'getTenant'>;
  readonly clock: Clock;
}): FindBusiness {
  const known = createCache<Business>({ max: capacity, fresh: { forMs: freshMs, clock } });
  const ask = async (tenant: string): Promise<Business> => {
    const { id, slug, name, timeZone } = await bookingCore.getTenant({ tenant });
    return { id, slug, name, timeZone };
  };
  return (reference) => known.getOr(reference, () => ask(reference));
}
