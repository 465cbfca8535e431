import { call, withTransaction, type Pool } from '@gomomo/postgres';
import type { Interval } from '@gomomo/kernel';
import type { Booked } from '@gomomo/scheduling';

const statement = {
  name: 'booking_service_visits',
  text: `
    select id, starts_at as start, ends_at as "end" from booking.appointments
     where tenant_id = $1 and service_id = $2 and status <> 'cancelled'
       and starts_at >= $3 and starts_at < $4
    union all
    select id, starts_at, ends_at from booking.claims
     where tenant_id = $1 and service_id = $2 and state = 'held' and expires_at > $5
       and starts_at >= $3 and starts_at < $4`,
};

/** Visits of a service, held ones too, that start within a window: what its daily limits count. */
export function findServiceVisits(
  pool: Pool,
  query: {
    readonly tenantId: string;
    readonly serviceId: string;
    readonly window: Interval;
    readonly now: number;
  },
): Promise<Booked[]> {
  const { tenantId, serviceId, window, now } = query;
  return withTransaction(
    pool,
    async (tx) => {
      const rows = await call<{ id: string; start: Date; end: Date }>(tx, statement, [
        tenantId,
        serviceId,
        new Date(window.start),
        new Date(window.end),
        new Date(now),
      ]);
      return rows.map(({ id, start, end }) => ({ id, start: start.getTime(), end: end.getTime() }));
    },
    { tenantId },
  );
}
