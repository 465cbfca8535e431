import type { AppointmentTask, Outcome } from '@gomomo/mirror';
import { withTransaction, type Pool } from '@gomomo/postgres';
import { toCalendarEvent, toEventIds } from '../domain/calendar-event.ts';
import { calendarOf, type ConnectedCalendar } from '../domain/connection.ts';
import { fromRef } from '../domain/event-ref.ts';
import type { CalendarApi } from '../google/calendar-api.ts';
import { findCalendar } from '../store/connections.ts';
import { dropPlacement, findPlacements, keepPlacement, type Placed } from '../store/placements.ts';
import type { AskGoogle } from './ask-google.ts';
import { createBringEvent } from './bring-event.ts';
import { removeCopy, removeEvent } from './remove-event.ts';
import { speakTo, type Problem, type Speak } from './speak.ts';
import type { ToOutcome } from './to-outcome.ts';

export interface ApplyDeps {
  readonly pool: Pool;
  readonly calendars: CalendarApi;
  readonly askGoogle: AskGoogle;
  readonly toOutcome: ToOutcome;
}

/** Brings what lies at Google of one appointment to how it should be; may be repeated at any time. */
export type ApplyAppointment = (task: AppointmentTask, signal: AbortSignal) => Promise<Outcome>;

export function createApplyAppointment(deps: ApplyDeps): ApplyAppointment {
  const { pool, askGoogle, toOutcome } = deps;
  return async (task, signal) => {
    const { tenantId } = task;
    const found = await withTransaction(pool, (tx) => findCalendar(tx, tenantId), { tenantId });
    if (found === undefined) return { kind: 'unwanted' };
    const { state } = found.connection;
    if (state !== 'connected') return { kind: 'held', reason: state };
    const speak = speakTo(askGoogle, found.connection, signal);
    return toOutcome(found.connection, await apply(deps, speak, found, task));
  };
}

async function apply(
  { pool, calendars }: ApplyDeps,
  speak: Speak,
  found: ConnectedCalendar,
  { tenantId, appointmentId, appointment, drift }: AppointmentTask,
): Promise<Problem | undefined> {
  const placed: Placed = { tenantId, appointmentId, googleSub: found.connection.googleSub };
  const placements = await findPlacements(pool, placed);
  const name = found.connection.showClientName ? (appointment?.pii ?? null) : null;
  const wanted = appointment && toCalendarEvent(tenantId, appointment.appointment, name);
  const calendarId =
    wanted && appointment && calendarOf(found, appointment.appointment.resource.id);
  if (wanted !== undefined && calendarId !== undefined) {
    const eventId = placements.find((each) => each.calendarId === calendarId)?.eventId;
    const keep = (id: string) => keepPlacement(pool, placed, { calendarId, eventId: id });
    const bring = createBringEvent(calendars, speak);
    const problem = await bring({ calendarId, eventId, keep }, wanted);
    if (problem !== undefined) return problem;
  }
  for (const placement of placements.filter((each) => each.calendarId !== calendarId)) {
    const problem = await removeEvent(calendars, speak, placement);
    if (problem !== undefined) return problem;
    await dropPlacement(pool, placed, placement.calendarId);
  }
  const ids = toEventIds(appointmentId) as readonly string[];
  for (const { ref } of drift) {
    const place = fromRef(ref);
    const isRight = place?.calendarId === calendarId && ids.includes(place?.eventId ?? '');
    if (place === undefined || isRight) continue;
    const mark = { tenantId, appointmentId, version: 0 };
    const problem = await removeCopy(calendars, speak, place, mark);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
