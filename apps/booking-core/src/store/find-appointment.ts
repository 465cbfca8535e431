import { isUuid, normaliseReference } from '@gomomo/contracts';
import { call, withTransaction, type Pool } from '@gomomo/postgres';
import type { StoredAppointment } from './stored.ts';

export interface FoundAppointment extends StoredAppointment {
  readonly claimId: string;
}

const columns = `select booking.appointment_answer(row(a.*)::booking.appointments) as answer, a.claim_id as "claimId"
                   from booking.appointments a`;
const byReference = {
  name: 'booking_appointment_by_reference',
  text: `${columns} where a.tenant_id = $1 and a.reference = $2`,
};
const byId = {
  name: 'booking_appointment_by_id',
  text: `${columns} where a.tenant_id = $1 and a.id = $2`,
};

/** The appointment of a reference as people write it, or of an id; undefined for any other text. */
export async function findAppointment(
  pool: Pool,
  tenantId: string,
  named: string,
): Promise<FoundAppointment | undefined> {
  const reference = normaliseReference(named);
  const [statement, value] = isUuid(named) ? [byId, named] : [byReference, reference];
  if (value === undefined) return undefined;
  return withTransaction(
    pool,
    async (tx) => {
      const [row] = await call<{ answer: StoredAppointment; claimId: string }>(tx, statement, [
        tenantId,
        value,
      ]);
      return row === undefined ? undefined : { ...row.answer, claimId: row.claimId };
    },
    { tenantId },
  );
}
