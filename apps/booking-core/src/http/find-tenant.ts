import { isUuid } from '@gomomo/contracts';
import { type Clock, createCache, notFound } from '@gomomo/kernel';

/** What the doors know of a tenant: enough to find everything else. */
export interface TenantRef {
  readonly id: string;
  readonly slug: string;
  /** Rises with every change of the catalogue. */
  readonly version: number;
}

export interface TenantLookUp {
  byId(id: string): Promise<TenantRef | undefined>;
  bySlug(slug: string): Promise<TenantRef | undefined>;
}

export interface FindTenant {
  /** @throws AppError `not-found` */
  (reference: string): Promise<TenantRef>;
  /** After a change by this process, which then reads its own writes. */
  forget(tenantId: string): void;
}

const slugPattern = /^[a-z0-9-]{3,63}$/;
const cacheMs = 2_000;
const cacheMax = 10_000;

/**
 * Finds the tenant that `{tenant}` names, by id or slug. Remembered for two seconds: bookings are safe
 * all the same, because the claim itself checks the version of the catalogue.
 */
export function createFindTenant(lookUp: TenantLookUp, clock: Clock): FindTenant {
  const known = createCache<TenantRef>({ max: cacheMax, fresh: { forMs: cacheMs, clock } });
  const find = (reference: string): Promise<TenantRef> =>
    known.getOr(reference, () => getRef(lookUp, reference));
  const forget = (tenantId: string): void => known.forget(({ id }) => id === tenantId);
  return Object.assign(find, { forget });
}

async function getRef(lookUp: TenantLookUp, reference: string): Promise<TenantRef> {
  const ref = await ask(lookUp, reference);
  if (ref === undefined) throw notFound();
  return ref;
}

async function ask(lookUp: TenantLookUp, reference: string): Promise<TenantRef | undefined> {
  if (isUuid(reference)) return lookUp.byId(reference.toLowerCase());
  return slugPattern.test(reference) ? lookUp.bySlug(reference) : undefined;
}
