import { call, withTransaction, type Pool } from '@gomomo/postgres';
import { createCache, notFound } from '@gomomo/kernel';

export interface TenantRow {
  readonly id: string;
  readonly slug: string;
  readonly version: number;
}

const look = (name: string, argument: string) => ({
  name: `booking_tenant_by_${name}`,
  text: `select id, slug, version from booking.tenant_by_${name}(${argument})`,
});
const statements = {
  id: look('id', '$1::uuid'),
  slug: look('slug', '$1::text'),
  phoneNumber: look('phone_number', '$1::text'),
};
const keyHash = {
  name: 'booking_tenant_by_key_hash',
  text: `select id as "tenantId", slug, key_id as "keyId" from booking.tenant_by_key_hash($1)`,
};

/** Look-ups before the tenant is known; each is one function of the owner, see sql/reads. */
export function createTenantLookUp(pool: Pool) {
  const find = async (statement: { name: string; text: string }, value: string) =>
    (await call<TenantRow & object>(pool, statement, [value]))[0];
  return {
    byId: (id: string) => find(statements.id, id),
    bySlug: (slug: string) => find(statements.slug, slug),
    byPhoneNumber: (number: string) => find(statements.phoneNumber, number),
    byKeyHash: async (hash: Buffer) =>
      (await call<{ tenantId: string; slug: string; keyId: string }>(pool, keyHash, [hash]))[0],
  };
}

const publicTenant = {
  name: 'booking_public_tenant',
  text: 'select booking.public_tenant($1) as tenant',
};
const publicCacheMax = 2_000;

/**
 * What anybody may know of a tenant, kept by version: the same builder makes `tenant.changed`.
 *
 * @throws AppError `not-found`
 */
export function createPublicTenants(pool: Pool) {
  const known = createCache<{ readonly version: number; readonly tenant: unknown }>({
    max: publicCacheMax,
  });
  return async (tenantId: string, version: number): Promise<unknown> => {
    const hit = known.get(tenantId);
    if (hit?.version === version) return hit.tenant;
    const tenant = await withTransaction(
      pool,
      async (tx) => (await call<{ tenant: unknown }>(tx, publicTenant, [tenantId]))[0]?.tenant,
      { tenantId },
    );
    // Erased since it was looked up.
    if (tenant === undefined || tenant === null) throw notFound();
    known.set(tenantId, { version, tenant });
    return tenant;
  };
}
