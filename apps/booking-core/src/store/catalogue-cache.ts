import { AppError, createCache, isAppError, notFound } from '@gomomo/kernel';
import { call, type Pool } from '@gomomo/postgres';
import type { CatalogueSnapshot } from '../domain/catalogue-snapshot.ts';

/**
 * Catalogues by tenant, each as of a version. Whoever uses one tells that version to the call that
 * claims time, and asks for a fresh one when it no longer holds; so nothing needs to be invalidated.
 */
export interface CatalogueCache {
  /**
   * At least as of version `atLeast`, which the caller has seen.
   *
   * @throws AppError `not-found`
   */
  get(tenantId: string, atLeast?: number): Promise<CatalogueSnapshot>;
  /** Reads it again, e.g. after `stale`. */
  reload(tenantId: string): Promise<CatalogueSnapshot>;
}

const cacheMax = 2_000;
const statement = {
  name: 'booking_catalogue',
  text: 'select booking.catalogue($1) as catalogue',
};

export function createCatalogueCache(pool: Pool): CatalogueCache {
  const known = createCache<CatalogueSnapshot>({ max: cacheMax });
  const reload = async (tenantId: string): Promise<CatalogueSnapshot> => {
    const [row] = await call<{ catalogue: CatalogueSnapshot | null }>(pool, statement, [tenantId]);
    const catalogue = row?.catalogue;
    if (catalogue === undefined || catalogue === null) {
      known.forget(({ id }) => id === tenantId);
      throw notFound();
    }
    if (isRecent(known.get(tenantId), catalogue.version)) return catalogue;
    known.set(tenantId, catalogue);
    return catalogue;
  };
  const get: CatalogueCache['get'] = async (tenantId, atLeast = 1) => {
    const catalogue = known.get(tenantId);
    return isRecent(catalogue, atLeast) ? catalogue : reload(tenantId);
  };
  return { reload, get };
}

const isRecent = (
  catalogue: CatalogueSnapshot | undefined,
  version: number,
): catalogue is CatalogueSnapshot => catalogue !== undefined && catalogue.version >= version;

/** Owners who change the catalogue all the time get in the way of a booking this often at most. */
const attempts = 12;

/**
 * Runs `work` on the catalogue, and again on a fresh one while it answers `stale`.
 *
 * @throws AppError `busy` when the catalogue changes faster than that
 */
export async function withFreshCatalogue<Result>(
  cache: CatalogueCache,
  { tenantId, catalogueVersion }: { readonly tenantId: string; readonly catalogueVersion?: number },
  work: (catalogue: CatalogueSnapshot) => Promise<Result | 'stale'>,
): Promise<Result> {
  let catalogue = await cache.get(tenantId, catalogueVersion);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const result = await work(catalogue);
    if (result !== 'stale') return result;
    catalogue = await cache.reload(tenantId);
  }
  throw new AppError('busy', 'The catalogue is being changed. Try again.', { retryable: true });
}

/**
 * Runs `work` on a catalogue that may have changed on another replica since: a refusal counts only if
 * the catalogue still holds, else the answer is `stale`.
 */
export async function orStale<Result>(
  cache: CatalogueCache,
  catalogue: CatalogueSnapshot,
  work: () => Promise<Result>,
): Promise<Result | 'stale'> {
  try {
    return await work();
  } catch (error) {
    if (!isAppError(error) || error.retryable) throw error;
    const { version } = await cache.reload(catalogue.id);
    if (version === catalogue.version) throw error;
    return 'stale';
  }
}
