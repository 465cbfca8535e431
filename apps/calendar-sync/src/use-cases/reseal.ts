import { isAppError } from '@gomomo/kernel';
import { withTransaction, type Pool } from '@gomomo/postgres';
import { createSeal, type KeyRing } from '../domain/seal.ts';
import { findConnection } from '../store/connections.ts';
import { findSealedOtherwise, replaceSealed } from '../store/reseal.ts';
import { createTokenSeal, type TokenSeal } from './token-seal.ts';

export interface Resealed {
  readonly sealed: number;
  /** Tenants whose tokens no key of the ring opens. */
  readonly lost: readonly string[];
}

const pageSize = 100;

/** Seals with the first key of the ring what others have sealed, while the service runs. */
export async function reseal(pool: Pool, ring: KeyRing): Promise<Resealed> {
  const seal = createTokenSeal(createSeal(ring));
  const kid = ring[0]?.kid ?? '';
  const lost: string[] = [];
  let [sealed, after] = [0, null as string | null];
  for (;;) {
    const tenants = await findSealedOtherwise(pool, kid, { after, most: pageSize });
    for (const tenantId of tenants) {
      const outcome = await resealOne(pool, seal, tenantId);
      if (outcome === 'lost') lost.push(tenantId);
      else sealed += 1;
    }
    after = tenants.at(-1) ?? null;
    if (tenants.length < pageSize) return { sealed, lost };
  }
}

/** A token that is renewed meanwhile is sealed by a process that has the new ring already, or the next time. */
function resealOne(pool: Pool, seal: TokenSeal, tenantId: string): Promise<'sealed' | 'lost'> {
  return withTransaction(
    pool,
    async (tx) => {
      const before = await findConnection(tx, tenantId);
      if (before === undefined) return 'sealed';
      try {
        await replaceSealed(tx, tenantId, before, {
          sealedAccess: seal.sealAccess(before, seal.openAccess(before)),
          sealedRefresh: seal.sealRefresh(before, seal.openRefresh(before)),
        });
        return 'sealed';
      } catch (error) {
        if (isAppError(error) && error.code === 'cannot-open') return 'lost';
        throw error;
      }
    },
    { tenantId },
  );
}
