import type { Door } from './door.ts';

/** Puts an appointment two months back, so that it is over; and how it ended, if that is known. */
export async function letPass(
  door: Pick<Door, 'owner'>,
  appointmentId: string,
  status: 'confirmed' | 'completed' | 'no_show' = 'confirmed',
): Promise<void> {
  const { rows } = await door.owner.query<Record<string, unknown>>(
    `select a.tenant_id, a.id, $2, a.starts_at - interval '60 days' as starts, a.ends_at - interval '60 days' as ends,
            c.blocked_from - interval '60 days' as from, c.blocked_to - interval '60 days' as to
       from booking.appointments a
       join booking.claims c on c.tenant_id = a.tenant_id and c.id = a.claim_id where a.id = $1`,
    [appointmentId, status],
  );
  // With the times as values and the tenant by name, as every statement of the product has them.
  await door.owner.query(
    `with back as (
       update booking.claims set starts_at = $4, ends_at = $5, blocked_from = $6, blocked_to = $7
        where tenant_id = $1 and appointment_id = $2 and state = 'booked')
     update booking.appointments
        set starts_at = $4, ends_at = $5, status = $3::booking.appointment_status
      where tenant_id = $1 and id = $2`,
    Object.values(rows[0] ?? {}),
  );
}
