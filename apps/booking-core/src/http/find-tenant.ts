import { AppError, type Clock } from '@gomomo/kernel';

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

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const slugPattern = /^[a-z0-9-]{3,63}$/;
const cacheMs = 2_000;
const cacheMax = 10_000;

/**
 * Finds the tenant that `{tenant}` names, by id or slug. Remembered for two seconds: bookings are safe
 * all the same, because the claim itself checks the version of the catalogue.
 */
export function createFindTenant(lookUp: TenantLookUp, clock: Clock): FindTenant {
  const known = new Map<string, { readonly ref: TenantRef; readonly until: number }>();
  let changes = 0;
  const find = async (reference: string): Promise<TenantRef> => {
    const hit = known.get(reference);
    if (hit !== undefined && hit.until > clock.now()) return hit.ref;
    const before = changes;
    const ref = await ask(lookUp, reference);
    if (ref === undefined) throw new AppError('not-found', 'There is nothing here.');
    // What was read while something changed may be from before the change.
    if (before !== changes) return ref;
    if (known.size >= cacheMax) known.clear();
    known.set(reference, { ref, until: clock.now() + cacheMs });
    return ref;
  };
  const forget = (tenantId: string): void => {
    changes += 1;
    for (const [reference, { ref }] of known) if (ref.id === tenantId) known.delete(reference);
  };
  return Object.assign(find, { forget });
}

async function ask(lookUp: TenantLookUp, reference: string): Promise<TenantRef | undefined> {
  if (uuidPattern.test(reference)) return lookUp.byId(reference.toLowerCase());
  return slugPattern.test(reference) ? lookUp.bySlug(reference) : undefined;
}
