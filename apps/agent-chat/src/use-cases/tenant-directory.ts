import type { PublicTenant, Tenant } from '@gomomo/contracts';
import type { BookingCoreClient } from '@gomomo/clients';
import { AppError, isAppError, type Clock } from '@gomomo/kernel';

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

const pick = <From extends object, Key extends keyof From>(
  from: From,
  keys: readonly Key[],
): Pick<From, Key> =>
  Object.fromEntries(keys.filter((k) => k in from).map((k) => [k, from[k]])) as Pick<From, Key>;

/** What anybody may know: the same fields as the public answer, whoever asked. */
function toPublic(tenant: Tenant | PublicTenant): PublicTenant {
  const common = ['id', 'slug', 'name', 'timeZone', 'locale', 'currency', 'hours'] as const;
  return {
    ...pick(tenant, common),
    profile: pick(tenant.profile, [
      'tagline',
      'address',
      'phone',
      'email',
      'website',
      'brandColor',
      'logo',
      'arrivalNote',
    ]),
    services: tenant.services.map((service) =>
      pick(service, [
        'id',
        'name',
        'durationMinutes',
        'priceMinor',
        'bookableFrom',
        'bookableTo',
        'resourceIds',
      ]),
    ),
    resources: tenant.resources.map((resource) => pick(resource, ['id', 'name', 'kind'])),
    policy: pick(tenant.policy, [
      'minNoticeMinutes',
      'horizonDays',
      'holdMinutes',
      'cancelCutoffMinutes',
      'rescheduleCutoffMinutes',
      'smsConfirmation',
    ]),
  };
}

function toHosted(tenant: Tenant | PublicTenant): HostedTenant {
  const { allowedOrigins = [] } = tenant.profile as Tenant['profile'];
  return { id: tenant.id, slug: tenant.slug, profile: toPublic(tenant), allowedOrigins };
}

export interface TenantDirectoryDeps {
  readonly bookingCore: Pick<BookingCoreClient, 'getTenant'>;
  readonly clock: Clock;
}

/** @throws (from `find`) AppError weather, when booking-core does not answer */
export function createTenantDirectory(deps: TenantDirectoryDeps): TenantDirectory {
  const known = new Map<string, { tenant: HostedTenant | undefined; until: number }>();

  async function fetchTenant(tenant: string): Promise<HostedTenant | undefined> {
    try {
      return toHosted(await deps.bookingCore.getTenant({ tenant }));
    } catch (error) {
      if (isAppError(error) && error.code === 'not-found') return undefined;
      throw error;
    }
  }

  return {
    async find(reference) {
      const hit = known.get(reference);
      if (hit && hit.until > deps.clock.now()) return hit.tenant;
      const tenant = await fetchTenant(reference);
      known.delete(reference);
      known.set(reference, { tenant, until: deps.clock.now() + freshMs });
      const [oldest] = known.keys();
      if (known.size > capacity && oldest !== undefined) known.delete(oldest);
      return tenant;
    },
    forget(tenantId) {
      for (const [reference, { tenant }] of known) {
        if (tenant === undefined || tenant.id === tenantId) known.delete(reference);
      }
    },
  };
}

/** @throws AppError `not-found` */
export async function getTenant(
  directory: TenantDirectory,
  reference: string,
): Promise<HostedTenant> {
  const tenant = await directory.find(reference);
  if (!tenant) throw new AppError('not-found', 'There is nothing here.');
  return tenant;
}
