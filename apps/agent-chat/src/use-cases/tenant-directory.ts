import { toPublicTenant, type PublicTenant, type Tenant } from '@gomomo/contracts';
import type { BookingCoreClient } from '@gomomo/clients';
import { type Clock, createCache, isAppError, notFound } from '@gomomo/kernel';

/** A business as the page shows it, and who may frame that page. */
export interface HostedTenant {
  readonly id: string;
  readonly slug: string;
  readonly profile: PublicTenant;
  readonly allowedOrigins: readonly string[];
}

export interface TenantDirectory {
  /** By slug or id, at most 30 s old. Undefined when there is no such tenant. */
  find(reference: string): Promise<HostedTenant | undefined>;
  /** The tenant has changed. By id. */
  forget(tenantId: string): void;
}

const freshMs = 30_000;
/** Names of nobody are kept too, so both are bounded together. */
const capacity = 1_000;

function toHosted(tenant: Tenant | PublicTenant): HostedTenant {
  const { allowedOrigins = [] } = tenant.profile as Tenant['profile'];
  return { id: tenant.id, slug: tenant.slug, profile: toPublicTenant(tenant), allowedOrigins };
}

export interface TenantDirectoryDeps {
  readonly bookingCore: Pick<BookingCoreClient, 'getTenant'>;
  readonly clock: Clock;
}

/** @throws (from `find`) AppError weather, when booking-core does not answer */
export function createTenantDirectory(deps: TenantDirectoryDeps): TenantDirectory {
  const known = createCache<HostedTenant | null>({
    max: capacity,
    fresh: { forMs: freshMs, clock: deps.clock },
  });

  async function fetchTenant(tenant: string): Promise<HostedTenant | null> {
    try {
      return toHosted(await deps.bookingCore.getTenant({ tenant }));
    } catch (error) {
      if (isAppError(error) && error.code === 'not-found') return null;
      throw error;
    }
  }

  return {
    find: async (reference) =>
      (await known.getOr(reference, () => fetchTenant(reference))) ?? undefined,
    forget: (tenantId) => known.forget((tenant) => tenant === null || tenant.id === tenantId),
  };
}

/** @throws AppError `not-found` */
export async function getTenant(
  directory: TenantDirectory,
  reference: string,
): Promise<HostedTenant> {
  const tenant = await directory.find(reference);
  if (!tenant) throw notFound();
  return tenant;
}
