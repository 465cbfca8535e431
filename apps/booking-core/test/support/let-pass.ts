import type { Door } from './door.ts';

/** Puts an appointment two months back, so that it is over; and how it ended, if that is known. */
export async function letPass(
  door: Pick<Door, 'owner'>,
  appointmentId: string,
  status: 'confirmed' | 'completed' | 'no_show' = 'confirmed',
): Promise<void> {
  await door.owner.query(
    `with back as (
       update booking.claims
          set starts_at = starts_at - interval '60 days', ends_at = ends_at - interval '60 days',
              blocked_from = blocked_from - interval '60 days',
              blocked_to = blocked_to - interval '60 days'
        where appointment_id = $1 and state = 'booked')
     update booking.appointments
        set starts_at = starts_at - interval '60 days', ends_at = ends_at - interval '60 days',
            status = $2::booking.appointment_status
      where id = $1`,
    [appointmentId, status],
  );
}
