import { call, withTransaction, type Pool } from '@gomomo/postgres';

/** Under which number an appointment is. */
export interface Contact {
  readonly tenantId: string;
  readonly appointmentId: string;
  /** Of the appointment: only a newer one counts. */
  readonly version: number;
  readonly reference: string;
  readonly phone: string | null;
}

const keep = {
  name: 'voice_keep_contact',
  text: `
    insert into voice.contacts as c (tenant_id, appointment_id, version, reference, phone)
    values ($1, $2, $3, $4, $5)
    on conflict on constraint contacts_pkey do update set
           version = excluded.version, phone = coalesce(excluded.phone, c.phone)
     where c.version < excluded.version`,
};

export function keepContact(pool: Pool, contact: Contact): Promise<void> {
  const { tenantId, appointmentId, version, reference, phone } = contact;
  return withTransaction(
    pool,
    async (tx) => {
      await call(tx, keep, [tenantId, appointmentId, version, reference, phone]);
    },
    { tenantId },
  );
}

const eraseOne = { name: 'voice_erase_contact', text: 'select voice.erase_contact($1, $2, $3)' };
const eraseAll = { name: 'voice_erase_tenant', text: 'select voice.erase_tenant($1, $2)' };

/** The client of an appointment was erased. */
export async function eraseContact(
  pool: Pool,
  tenantId: string,
  appointmentId: string,
  now: Date,
): Promise<void> {
  await call(pool, eraseOne, [tenantId, appointmentId, now]);
}

export async function eraseTenant(pool: Pool, tenantId: string, now: Date): Promise<void> {
  await call(pool, eraseAll, [tenantId, now]);
}
