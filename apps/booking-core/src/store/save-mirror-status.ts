import type { MirrorStatus } from '@gomomo/contracts';
import { call, withTransaction, type Pool } from '@gomomo/postgres';

const statement = {
  name: 'booking_save_mirror_status',
  text: `
    insert into booking.mirror_status as m (tenant_id, appointment_id, mirror, state, version, at)
    select $1, a.id, $3, $4, $5, $6 from booking.appointments a where a.tenant_id = $1 and a.id = $2
    on conflict on constraint mirror_status_pkey do update
       set state = excluded.state, version = excluded.version, at = excluded.at
     where (m.version, m.at) < (excluded.version, excluded.at)`,
};

/** Keeps what a mirror says of an appointment, unless it has said something newer. */
export function saveMirrorStatus(pool: Pool, status: MirrorStatus): Promise<void> {
  const { tenantId, appointmentId, mirror, state, version, at } = status;
  return withTransaction(
    pool,
    async (tx) => {
      await call(tx, statement, [tenantId, appointmentId, mirror, state, version, at]);
    },
    { tenantId },
  );
}
