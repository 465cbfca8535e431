import type { MirroredAppointment, Observed, Window } from '@gomomo/mirror';
import { withTransaction, type Pool } from '@gomomo/postgres';
import { toCalendarEvent, toDifferences, type CalendarEvent } from '../domain/calendar-event.ts';
import { calendarOf, type ConnectedCalendar } from '../domain/connection.ts';
import { toRef } from '../domain/event-ref.ts';
import type { CalendarApi } from '../google/calendar-api.ts';
import type { FoundEvent } from '../google/event-resource.ts';
import { findCalendar } from '../store/connections.ts';
import { findPlacedCalendars } from '../store/placements.ts';
import type { AskGoogle } from './ask-google.ts';
import { away } from './away.ts';
import { speakTo, type Speak } from './speak.ts';

export interface ObserveDeps {
  readonly pool: Pool;
  readonly calendars: CalendarApi;
  readonly askGoogle: AskGoogle;
}

export interface SeenEvent {
  readonly calendarId: string;
  readonly eventId: string;
  readonly event: CalendarEvent;
}

/**
 * What lies there of a tenant, in every calendar where something may: those that we write to or have written
 * to, and those where the account's owner may have moved an event by hand.
 *
 * @throws AppError weather
 */
export async function listEvents(
  { pool, calendars, askGoogle }: ObserveDeps,
  { connection, resources }: ConnectedCalendar,
  window: { readonly fromMs: number; readonly toMs?: number },
  signal: AbortSignal,
): Promise<SeenEvent[]> {
  const { tenantId, googleSub, calendarId } = connection;
  const placed = await findPlacedCalendars(pool, tenantId, googleSub);
  const speak = speakTo(askGoogle, connection, signal);
  const where = new Set([
    ...[calendarId, ...resources.map((each) => each.calendarId), ...placed],
    ...(await listAll(calendars, speak)),
  ]);
  const seen: SeenEvent[] = [];
  for (const each of where) {
    const events = await listCalendar(calendars, speak, { calendarId: each, tenantId, ...window });
    seen.push(...events.flatMap((found) => toSeen(each, found)));
  }
  return seen;
}

const toSeen = (calendarId: string, { id, event }: FoundEvent): SeenEvent[] =>
  event === undefined ? [] : [{ calendarId, eventId: id, event }];

async function listAll({ listCalendars }: CalendarApi, speak: Speak): Promise<string[]> {
  const answered = await speak(listCalendars);
  if (answered.kind === 'trouble') throw away(answered.trouble.kind);
  return answered.value.map(({ id }) => id);
}

async function listCalendar(
  api: CalendarApi,
  speak: Speak,
  page: Parameters<CalendarApi['list']>[1],
): Promise<FoundEvent[]> {
  const found: FoundEvent[] = [];
  let pageToken: string | undefined;
  do {
    const asked = { ...page, ...(pageToken !== undefined && { pageToken }) };
    const answered = await speak((ask) => api.list(ask, asked));
    if (answered.kind === 'trouble') {
      // a calendar that was deleted, or is no longer shared, shows nothing
      if (answered.trouble.kind === 'missing' || answered.trouble.kind === 'forbidden')
        return found;
      throw away(answered.trouble.kind);
    }
    found.push(...answered.value.events);
    pageToken = answered.value.nextPageToken;
  } while (pageToken !== undefined);
  return found;
}

/** For the report of what differs. Undefined: it cannot be looked at now. */
export type ObserveEvents = (
  tenantId: string,
  window: Window,
  signal: AbortSignal,
) => Promise<readonly Observed[] | undefined>;

export const createObserveEvents =
  (deps: ObserveDeps): ObserveEvents =>
  async (tenantId, { from, to }, signal) => {
    const found = await withTransaction(deps.pool, (tx) => findCalendar(tx, tenantId), {
      tenantId,
    });
    if (found?.connection.state !== 'connected') return undefined;
    const window = { fromMs: from.getTime(), toMs: to.getTime() };
    const seen = await listEvents(deps, found, window, signal);
    return seen.map((each) => toObserved(found, each));
  };

function toObserved(found: ConnectedCalendar, seen: SeenEvent): Observed {
  const { calendarId, eventId, event } = seen;
  return {
    appointmentId: event.mark.appointmentId,
    ref: toRef(calendarId, eventId),
    differsFrom({ tenantId, appointment, pii }: MirroredAppointment) {
      const name = found.connection.showClientName ? pii : null;
      const wanted = toCalendarEvent(tenantId, appointment, name);
      if (wanted === undefined) return undefined;
      const differences = [
        ...(calendarOf(found, appointment.resource.id) === calendarId ? [] : ['calendar']),
        ...toDifferences(event, wanted),
      ];
      return differences.length === 0 ? undefined : differences.join(', ');
    },
  };
}
