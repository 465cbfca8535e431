import { call, withTransaction, type Pool } from '@gomomo/postgres';
import type { KeptRefusal } from '../domain/kept-refusal.ts';
import type { KeyedRequest } from '../domain/keyed-request.ts';
import { orInProgress } from './in-progress.ts';

/** What a key was answered before; what is in it besides depends on the verb. */
export interface EarlierAnswer {
  readonly outcome: 'replay' | 'key-reused';
}

const remember = {
  name: 'booking_remember_refusal',
  text: 'select booking.remember_refusal($1, $2, $3, $4, $5, $6, $7, $8) as answer',
};
const earlier = {
  name: 'booking_earlier_answer',
  text: 'select booking.earlier_answer($1, $2, $3) as answer',
};

/**
 * Keeps a refusal for its key, so that the same request is refused the same way. The answer that
 * somebody got first under that key; null when this one was kept.
 */
export async function rememberRefusal(
  pool: Pool,
  tenantId: string,
  { id, bodyHash }: KeyedRequest,
  now: number,
  { status, code, message, details }: KeptRefusal & { readonly status: number },
): Promise<EarlierAnswer | null> {
  const values = [tenantId, id, bodyHash, new Date(now), status, code, message, details];
  const work = call<{ answer: EarlierAnswer | null }>(pool, remember, values);
  return (await orInProgress(work))[0]?.answer ?? null;
}

/** What the key was answered before; null when it is new. Keeps nothing. */
export function findEarlierAnswer(
  pool: Pool,
  tenantId: string,
  { id, bodyHash }: KeyedRequest,
): Promise<EarlierAnswer | null> {
  return withTransaction(
    pool,
    async (tx) => {
      const values = [tenantId, id, bodyHash];
      const [row] = await call<{ answer: EarlierAnswer | null }>(tx, earlier, values);
      return row?.answer ?? null;
    },
    { tenantId },
  );
}
