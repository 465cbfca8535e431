import { timeCursor, toPage, type Page } from '@gomomo/http';
import { call, withTransaction, type Pool } from '@gomomo/postgres';
import type { StoredAppointment } from './stored.ts';

export interface AppointmentFilter {
  readonly tenantId: string;
  /** Starts within [from, to), epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly status?: string;
  readonly resourceId?: string;
  /** E.164 or an e-mail address in lower case. */
  readonly contact?: string;
  readonly updatedSince?: number;
  readonly cursor?: string;
  readonly limit: number;
}

const statement = {
  name: 'booking_list_appointments',
  text: `
    select booking.appointment_answer(row(a.*)::booking.appointments) as answer, a.starts_at as start, a.id
      from booking.appointments a
     where a.tenant_id = $1 and a.starts_at >= $2 and a.starts_at < $3
       and ($4::text is null or a.status::text = $4)
       and ($5::uuid is null or a.resource_id = $5)
       and ($6::text is null or $6 in (a.client_phone, a.client_email))
       and ($7::timestamptz is null or a.updated_at >= $7)
       and ($8::timestamptz is null or (a.starts_at, a.id) > ($8, $9::uuid))
     order by a.starts_at, a.id limit $10`,
};

/** Appointments by start, a page at a time. */
export function listAppointments(
  pool: Pool,
  filter: AppointmentFilter,
): Promise<Page<StoredAppointment>> {
  const after = timeCursor.decode(filter.cursor);
  return withTransaction(
    pool,
    async (tx) => {
      const rows = await call<{ answer: StoredAppointment; start: Date; id: string }>(
        tx,
        statement,
        [
          filter.tenantId,
          new Date(filter.from),
          new Date(filter.to),
          filter.status ?? null,
          filter.resourceId ?? null,
          filter.contact ?? null,
          filter.updatedSince === undefined ? null : new Date(filter.updatedSince),
          after?.at ?? null,
          after?.id ?? null,
          filter.limit + 1,
        ],
      );
      const { items, nextCursor } = toPage(rows, filter.limit, ({ start: at, id }) =>
        timeCursor.encode({ at, id }),
      );
      return { items: items.map(({ answer }) => answer), nextCursor };
    },
    { tenantId: filter.tenantId },
  );
}
