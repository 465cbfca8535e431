import { call, withTransaction, type Pool } from '@gomomo/postgres';

export interface WrongProofCount {
  readonly count: number;
  /** Until the window ends. */
  readonly resetMs: number;
}

const read = {
  name: 'booking_wrong_proofs',
  text: `
    select count, resets_at as "resetsAt" from booking.wrong_proofs
     where tenant_id = $1 and subject = $2 and resets_at > $3`,
};
const count = {
  name: 'booking_count_wrong_proof',
  text: 'select booking.count_wrong_proof($1, $2, $3, $4::interval)',
};
const window = '15 minutes';
/** An address is counted over all tenants, so its rows belong to none. */
const everyTenant = '00000000-0000-0000-0000-000000000000';

/** Wrong proofs, counted in Postgres: they must not be forgotten when Redis is away. */
export function createWrongProofs(pool: Pool, now: () => number) {
  const countOf = (tenantId: string, subject: string): Promise<WrongProofCount> =>
    withTransaction(
      pool,
      async (tx) => {
        const at = now();
        const values = [tenantId, subject, new Date(at)];
        const [row] = await call<{ count: number; resetsAt: Date }>(tx, read, values);
        if (row === undefined) return { count: 0, resetMs: 0 };
        return { count: row.count, resetMs: row.resetsAt.getTime() - at };
      },
      { tenantId },
    );
  return {
    async countsOf(tenantId: string, reference: string, address: string) {
      const ofReference = await countOf(tenantId, `reference:${reference}`);
      const ofAddress = await countOf(everyTenant, `address:${address}`);
      return { ofReference, ofAddress };
    },
    async countWrong(tenantId: string, reference: string, address: string): Promise<void> {
      await call(pool, count, [tenantId, `reference:${reference}`, new Date(now()), window]);
      await call(pool, count, [everyTenant, `address:${address}`, new Date(now()), window]);
    },
  };
}
