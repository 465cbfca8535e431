import { call, withTransaction, type Pool } from '@gomomo/postgres';

export interface FoundHold {
  readonly serviceId: string;
  readonly resourceId: string;
  /** Epoch ms. */
  readonly start: number;
  readonly state: string;
  /** Epoch ms. */
  readonly expiresAt: number;
}

const statement = {
  name: 'booking_find_hold',
  text: `select service_id as "serviceId", resource_id as "resourceId", starts_at as start,
                state::text, coalesce(expires_at, 'epoch') as "expiresAt"
           from booking.claims where tenant_id = $1 and id = $2 and service_id is not null`,
};

/** The claim of a hold, whatever has become of it. */
export function findHold(
  pool: Pool,
  tenantId: string,
  holdId: string,
): Promise<FoundHold | undefined> {
  return withTransaction(
    pool,
    async (tx) => {
      const [row] = await call<
        Omit<FoundHold, 'start' | 'expiresAt'> & { start: Date; expiresAt: Date }
      >(tx, statement, [tenantId, holdId]);
      if (row === undefined) return undefined;
      return { ...row, start: row.start.getTime(), expiresAt: row.expiresAt.getTime() };
    },
    { tenantId },
  );
}
