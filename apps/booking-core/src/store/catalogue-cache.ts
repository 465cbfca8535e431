import { AppError } from '@gomomo/kernel';
import { call, type Pool } from '@gomomo/postgres';
import type { CatalogueSnapshot } from '../domain/catalogue-snapshot.ts';

/**
 * Catalogues by tenant, each as of a version. Whoever uses one tells that version to the call that
 * claims time, and asks for a fresh one when it no longer holds; so nothing needs to be invalidated.
 */
export interface CatalogueCache {
  /** @throws AppError `not-found` */
  get(tenantId: string): Promise<CatalogueSnapshot>;
  /** Reads it again, e.g. after `stale`. */
  reload(tenantId: string): Promise<CatalogueSnapshot>;
}

const cacheMax = 2_000;
const statement = {
  name: 'booking_catalogue',
  text: 'select booking.catalogue($1) as catalogue',
};

export function createCatalogueCache(pool: Pool): CatalogueCache {
  const known = new Map<string, CatalogueSnapshot>();
  const reload = async (tenantId: string): Promise<CatalogueSnapshot> => {
    const [row] = await call<{ catalogue: CatalogueSnapshot | null }>(pool, statement, [tenantId]);
    const catalogue = row?.catalogue;
    if (catalogue === undefined || catalogue === null) {
      known.delete(tenantId);
      throw new AppError('not-found', 'There is nothing here.');
    }
    if (known.size >= cacheMax) known.clear();
    known.set(tenantId, catalogue);
    return catalogue;
  };
  return { reload, get: async (tenantId) => known.get(tenantId) ?? reload(tenantId) };
}

const attempts = 3;

/**
 * Runs `work` on the catalogue, and again on a fresh one while it answers `stale`.
 *
 * @throws AppError `busy` when the catalogue changes faster than that
 */
export async function withFreshCatalogue<Result>(
  cache: CatalogueCache,
  tenantId: string,
  work: (catalogue: CatalogueSnapshot) => Promise<Result | 'stale'>,
): Promise<Result> {
  let catalogue = await cache.get(tenantId);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const result = await work(catalogue);
    if (result !== 'stale') return result;
    catalogue = await cache.reload(tenantId);
  }
  throw new AppError('busy', 'The catalogue is being changed. Try again.', { retryable: true });
}
