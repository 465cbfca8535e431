import type { TenantFacts } from '@gomomo/dialogue';
import type { Clock } from '@gomomo/kernel';

import type { BookingCore } from './booking-core.ts';

/** How old tenant facts may be; a changed tenant is also told by its event. */
const freshMs = 30_000;
/** Tenants kept; the one used longest ago goes first. */
const capacity = 500;

export interface TenantCache {
  get(tenant: string): Promise<TenantFacts>;
  forget(tenant: string): void;
}

/** Tenant facts for a short while, by whatever they were asked for (id or slug). */
export function createTenantCache(client: BookingCore, clock: Clock): TenantCache {
  const entries = new Map<string, { facts: TenantFacts; until: number }>();
  return {
    get: async (tenant) => {
      const known = entries.get(tenant);
      if (known && known.until > clock.now()) return known.facts;
      const facts = await client.getTenant({ tenant });
      entries.delete(tenant);
      entries.set(tenant, { facts, until: clock.now() + freshMs });
      const [oldest] = entries.keys();
      if (entries.size > capacity && oldest !== undefined) entries.delete(oldest);
      return facts;
    },
    forget: (tenant) => {
      for (const [key, { facts }] of entries) {
        if (facts.id === tenant || facts.slug === tenant) entries.delete(key);
      }
    },
  };
}
