import type { TenantFacts } from '@gomomo/dialogue';
import { createCache, type Clock } from '@gomomo/kernel';

import type { BookingCore } from './booking-core.ts';

/**
 * How old tenant facts may be while booking-core answers in time; a changed tenant is also told by its
 * event. While it is away a conversation goes on with what was known.
 */
const freshMs = 30_000;
const patienceMs = 1_000;
const capacity = 500;

export interface TenantCache {
  get(tenant: string): Promise<TenantFacts>;
  forget(tenant: string): void;
}

/** Tenant facts for a short while, by whatever they were asked for (id or slug). */
export function createTenantCache(client: BookingCore, clock: Clock): TenantCache {
  const known = createCache<TenantFacts>({
    max: capacity,
    fresh: { forMs: freshMs, clock, patienceMs },
  });
  return {
    get: (tenant) => known.getOr(tenant, () => client.getTenant({ tenant })),
    forget: (tenant) => known.forget(({ id, slug }) => id === tenant || slug === tenant),
  };
}
