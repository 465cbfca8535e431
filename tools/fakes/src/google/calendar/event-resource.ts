import type { Calendar } from './calendar.ts';
import type { CalendarEvent } from './event.ts';
import { toWhenResource } from './when.ts';

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
