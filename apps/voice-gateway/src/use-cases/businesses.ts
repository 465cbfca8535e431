import type { BookingCoreClient } from '@gomomo/clients';
import { isE164 } from '@gomomo/contracts';
import type { TenantFacts } from '@gomomo/dialogue';
import { createCache, isAppError, type Clock } from '@gomomo/kernel';
import { toBusiness, type Business } from '../domain/business.ts';

/** Whose number was called, and what a call needs to know of a business. */
export interface Businesses {
  /**
   * Whose number it is, else the default's; undefined: nobody's. At most 30 s old, while
   * booking-core answers. @throws weather
   */
  findByNumber(called: string): Promise<Business | undefined>;
  /** By id, also one that no longer answers. @throws AppError weather, `not-found` */
  get(id: string, called: string | null): Promise<Business>;
  /** What was last known of whose number it is, however old: for a call while all is away. */
  recall(called: string): Business | undefined;
  /** The tenant has changed. By id. */
  forget(tenantId: string): void;
}

export interface BusinessesDeps {
  readonly bookingCore: Pick<BookingCoreClient, 'getTenant' | 'findPhoneNumber'>;
  readonly clock: Clock;
  /** Id or slug of whom a call to a number of nobody reaches. */
  readonly defaultTenant: string | undefined;
}

const freshMs = 30_000;
/** So long is waited for booking-core; then what was known last counts, and calls go on while it is away. */
const patienceMs = 1_000;
const capacity = 1_000;

export function createBusinesses(deps: BusinessesDeps): Businesses {
  const fresh = { forMs: freshMs, clock: deps.clock, patienceMs };
  const owners = createCache<string | null>({ max: capacity, fresh });
  const tenants = createCache<TenantFacts>({ max: capacity, fresh });
  const lastKnown = createCache<Business>({ max: capacity });

  const findOwner = (called: string): Promise<string | null> =>
    owners.getOr(called, () => askOwner(deps, called));

  async function get(tenant: string, called: string | null): Promise<Business> {
    const facts = await tenants.getOr(tenant, () => deps.bookingCore.getTenant({ tenant }));
    const business = toBusiness(facts, called);
    if (called !== null) lastKnown.set(called, business);
    return business;
  }

  return {
    get,
    async findByNumber(called) {
      const tenant = await findOwner(called);
      return tenant === null ? undefined : get(tenant, called);
    },
    recall: (called) => lastKnown.get(called),
    forget: (tenantId) => tenants.forget(({ id }) => id === tenantId),
  };
}

async function askOwner(
  { bookingCore, defaultTenant }: BusinessesDeps,
  called: string,
): Promise<string | null> {
  const otherwise = defaultTenant ?? null;
  if (!isE164(called)) return otherwise;
  try {
    return (await bookingCore.findPhoneNumber({ e164: called })).tenantId;
  } catch (error) {
    if (isAppError(error) && error.code === 'not-found') return otherwise;
    throw error;
  }
}
