import type { Calendar } from './calendar.ts';
import { instantOf, toWhenResource, type When } from './when.ts';

export type EventStatus = 'confirmed' | 'tentative' | 'cancelled';
export type Properties = Readonly<Record<string, string>>;

/** What a client may write and finds again, but for the times. */
export interface Details {
  readonly summary?: string;
  readonly description?: string;
  readonly location?: string;
  readonly colorId?: string;
  readonly transparency?: 'opaque' | 'transparent';
  readonly visibility?: 'default' | 'public' | 'private' | 'confidential';
  readonly extendedProperties?: { readonly private?: Properties; readonly shared?: Properties };
  readonly reminders?: object;
  readonly source?: object;
}

export interface CalendarEvent {
  readonly id: string;
  readonly creator: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly etag: string;
  /** Which change of the calendar it was last written by. */
  readonly change: number;
  readonly sequence: number;
  readonly status: EventStatus;
  readonly start: When;
  readonly end: When;
  readonly details: Details;
}

/** What is new of an event when it is written. */
export type Written = Pick<CalendarEvent, 'status' | 'start' | 'end' | 'details' | 'sequence'>;

/** Writes it: a new etag, the next change of the calendar. */
export function putEvent(
  calendar: Calendar,
  { id, creator, createdAt }: Pick<CalendarEvent, 'id' | 'creator' | 'createdAt'>,
  { status, start, end, details, sequence }: Written,
  now: number,
): CalendarEvent {
  calendar.changes += 1;
  const etag = `"${Math.trunc(now) * 2_000 + (calendar.changes % 2_000)}"`;
  const event: CalendarEvent = {
    ...{ id, creator, createdAt, updatedAt: now, etag, change: calendar.changes },
    ...{ status, start, end, details, sequence },
  };
  calendar.events.set(id, event);
  return event;
}

const link = ({ id }: CalendarEvent, calendar: Calendar): string =>
  `https://www.google.com/calendar/event?eid=${Buffer.from(`${id} ${calendar.id}`).toString('base64url')}`;

/** The resource (developers.google.com/calendar/api/v3/reference/events). */
export function toEventResource(
  event: CalendarEvent,
  calendar: Calendar,
  timeZone = calendar.timeZone,
): object {
  return {
    kind: 'calendar#event',
    etag: event.etag,
    id: event.id,
    status: event.status,
    htmlLink: link(event, calendar),
    created: new Date(event.createdAt).toISOString(),
    updated: new Date(event.updatedAt).toISOString(),
    ...event.details,
    creator: { email: event.creator },
    organizer: { email: calendar.id, displayName: calendar.summary, self: true },
    start: toWhenResource(event.start, timeZone),
    end: toWhenResource(event.end, timeZone),
    iCalUID: `${event.id}@google.com`,
    sequence: event.sequence,
    reminders: event.details.reminders ?? { useDefault: true },
    eventType: 'default',
  };
}

/** What is told of a deleted event to who has a sync token: that it is gone. */
export const toGoneResource = ({ etag, id }: CalendarEvent): object => ({
  ...{ kind: 'calendar#event', etag, id, status: 'cancelled' },
});

export const isBusy = ({ status, details }: CalendarEvent): boolean =>
  status !== 'cancelled' && details.transparency !== 'transparent';

/** From and to, in milliseconds. */
export const spanOf = ({ start, end }: CalendarEvent, { timeZone }: Calendar) => ({
  ...{ from: instantOf(start, timeZone), to: instantOf(end, timeZone) },
});
