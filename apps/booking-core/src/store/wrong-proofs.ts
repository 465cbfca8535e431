import { call, withTransaction, type Pool } from '@gomomo/postgres';

const counts = {
  name: 'booking_wrong_proofs',
  text: `
    select s.subject, coalesce(w.count, 0)::integer as count
      from unnest($2::text[]) with ordinality s (subject, place)
      left join booking.wrong_proofs w
        on w.tenant_id = $1 and w.subject = s.subject and w.resets_at > $3
     order by s.place`,
};
const count = {
  name: 'booking_count_wrong_proof',
  text: 'select booking.count_wrong_proof($1, $2, $3, $4::interval)',
};
const window = '15 minutes';

/** Wrong proofs, counted in Postgres: they must not be forgotten when Redis is away. */
export function createWrongProofs(pool: Pool, now: () => number) {
  return {
    countsOf: (tenantId: string, subjects: readonly string[]): Promise<number[]> =>
      withTransaction(
        pool,
        async (tx) => {
          const rows = await call<{ count: number }>(tx, counts, [
            tenantId,
            subjects,
            new Date(now()),
          ]);
          return rows.map((row) => row.count);
        },
        { tenantId },
      ),
    countWrong: async (tenantId: string, subjects: readonly string[]): Promise<void> => {
      for (const subject of subjects) {
        await call(pool, count, [tenantId, subject, new Date(now()), window]);
      }
    },
  };
}
