import type { FakeGoogle } from '@gomomo/fakes';
import type { Pool } from '@gomomo/postgres';
import { setTimeout as pause } from 'node:timers/promises';
import { eventsOf } from './google.ts';

export interface MirrorsFound {
  readonly appointments: number;
  readonly faults: readonly string[];
}

interface Appointment {
  readonly id: string;
  readonly isLive: boolean;
  readonly startsAt: Date;
  readonly version: number;
  /** The version that the workbook holds. */
  readonly inWorkbook: number | null;
}

const patienceMs = 60_000;
const faultsMax = 10;

/** Whether every appointment is in the calendar and in the workbook as it is booked; waits for both. */
export async function checkMirrors(pool: Pool, google: FakeGoogle): Promise<MirrorsFound> {
  const endAt = performance.now() + patienceMs;
  for (;;) {
    const appointments = await readAppointments(pool);
    const faults = findFaults(appointments, google);
    if (faults.length === 0 || performance.now() > endAt) {
      return { appointments: appointments.length, faults: faults.slice(0, faultsMax) };
    }
    await pause(500);
  }
}

function findFaults(appointments: readonly Appointment[], google: FakeGoogle): string[] {
  const events = eventsOf(google);
  return appointments.flatMap(({ id, isLive, startsAt, version, inWorkbook }) => {
    const wanted = isLive ? String(startsAt.getTime()) : '';
    const found = (events.get(id) ?? []).join(' ');
    return [
      ...(found === wanted ? [] : [`${id}: in the calendar at "${found}", not "${wanted}"`]),
      ...(inWorkbook === version
        ? []
        : [`${id}: version ${inWorkbook} in the workbook of ${version}`]),
    ];
  });
}

async function readAppointments(pool: Pool): Promise<Appointment[]> {
  const { rows } = await pool.query<Appointment>(
    `select a.id, a.status = 'confirmed' as "isLive", a.starts_at as "startsAt", a.version,
            m.version as "inWorkbook"
     from booking.appointments a
     left join booking.mirror_status m
       on m.tenant_id = a.tenant_id and m.appointment_id = a.id and m.mirror = 'excel'`,
  );
  return rows;
}
