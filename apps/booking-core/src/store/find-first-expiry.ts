import { call, withTransaction, type Pool } from '@gomomo/postgres';

const statement = {
  name: 'booking_find_first_expiry',
  text: `select min(expires_at) as until from booking.claims
          where tenant_id = $1 and holder = $2 and state = 'held' and expires_at > $3
            and (conversation is null) = ($4::text is null)`,
};

export interface Holder {
  readonly tenantId: string;
  readonly holder: string | undefined;
  readonly conversation: string | undefined;
}

/** When the first live hold of an address ends (epoch ms), of conversations or of nobody's. */
export function findFirstExpiry(
  pool: Pool,
  { tenantId, holder, conversation }: Holder,
  now: number,
): Promise<number | undefined> {
  return withTransaction(
    pool,
    async (tx) => {
      const values = [tenantId, holder, new Date(now), conversation];
      const [row] = await call<{ until: Date | null }>(tx, statement, values);
      return row?.until?.getTime();
    },
    { tenantId },
  );
}
