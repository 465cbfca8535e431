import type { Appointment, Hold } from '@gomomo/contracts';
import { toEpochMs } from '@gomomo/contracts';
import { formatInZone } from '@gomomo/scheduling';
import type { MovedAppointment } from './catalogue-snapshot.ts';

/** The parts of an appointment as the database keeps them; instants in UTC. */
export interface AppointmentParts {
  readonly appointment: Omit<Appointment, 'client' | 'notes' | 'manageUrl' | 'sync'> & {
    readonly clientId: string;
  };
  readonly pii: {
    readonly name: string | null;
    readonly phone: string | null;
    readonly email: string | null;
  };
  readonly notes: string | null;
  readonly sync: Readonly<Record<string, Appointment['sync']['excel']>>;
}

/** What counts of it while it is moved. */
export function toMovedAppointment({
  id,
  service,
  start,
  end,
}: AppointmentParts['appointment']): MovedAppointment {
  const minutes = (toEpochMs(end) - toEpochMs(start)) / 60_000;
  return { id, serviceId: service.id, minutes };
}

/** The appointment as it is answered: instants with the tenant's offset. */
export function toAppointment(parts: AppointmentParts, manageUrl?: string): Appointment {
  const { clientId, ...fields } = parts.appointment;
  const local = (instant: string) => formatInZone(toEpochMs(instant), fields.timeZone);
  return {
    ...fields,
    start: local(fields.start),
    end: local(fields.end),
    createdAt: local(fields.createdAt),
    updatedAt: local(fields.updatedAt),
    client: { id: clientId, ...parts.pii },
    notes: parts.notes,
    ...(manageUrl === undefined ? {} : { manageUrl }),
    sync: {
      googleCalendar: parts.sync['googleCalendar'] ?? 'none',
      excel: parts.sync['excel'] ?? 'none',
    },
  };
}

export interface HoldParts {
  readonly id: string;
  readonly resourceId: string;
  readonly start: string;
  readonly end: string;
  readonly expiresAt: string;
}

export function toHold(hold: HoldParts, holdToken: string, timeZone: string): Hold {
  const local = (instant: string) => formatInZone(toEpochMs(instant), timeZone);
  return {
    holdId: hold.id,
    holdToken,
    resourceId: hold.resourceId,
    start: local(hold.start),
    end: local(hold.end),
    expiresAt: local(hold.expiresAt),
  };
}
