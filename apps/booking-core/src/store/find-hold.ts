import { call, withTransaction, type Pool } from '@gomomo/postgres';

export interface FoundHold {
  readonly serviceId: string;
  readonly resourceId: string;
  /** Epoch ms. */
  readonly start: number;
}

const statement = {
  name: 'booking_find_hold',
  text: `select service_id as "serviceId", resource_id as "resourceId", starts_at as start
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
      const [row] = await call<{ serviceId: string; resourceId: string; start: Date }>(
        tx,
        statement,
        [tenantId, holdId],
      );
      return row === undefined ? undefined : { ...row, start: row.start.getTime() };
    },
    { tenantId },
  );
}
