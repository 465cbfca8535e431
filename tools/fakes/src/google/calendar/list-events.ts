import { ok, refuse, type Answer } from '../answer.ts';
import { badRequest, invalid, timeRangeEmpty } from '../errors.ts';
import type { Calendar } from './calendar.ts';
import { toEventResource, toGoneResource } from './event-resource.ts';
import { spanOf, type CalendarEvent } from './event.ts';
import {
  isAfter,
  type Place,
  bringsSyncToken,
  readPageToken,
  readSyncToken,
  toPageToken,
  toSyncToken,
} from './sync-token.ts';
import { readInstant, readZone } from './when.ts';
import type { OfCalendar } from './write-events.ts';

function readTime(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const at = readInstant(text);
  if (at === undefined) throw refuse({ ...badRequest('Bad Request'), at: `parameter ${name}` });
  return at;
}

function readSize(query: URLSearchParams): number {
  const size = Number(query.get('maxResults') ?? 250);
  if (!Number.isInteger(size) || size < 1) throw refuse(invalid('Invalid value for: maxResults'));
  return Math.min(size, 2_500);
}

/** `name=value`, each of which must be so. */
function hasProperties(event: CalendarEvent, query: URLSearchParams): boolean {
  const { extendedProperties = {} } = event.details;
  return (['private', 'shared'] as const).every((kind) =>
    query.getAll(`${kind}ExtendedProperty`).every((wanted) => {
      const [, name = '', value] = /^([^=]*)=(.*)$/s.exec(wanted) ?? [];
      return value !== undefined && extendedProperties[kind]?.[name] === value;
    }),
  );
}

/** What the parameters ask for, made once for all events. */
function createFilter(query: URLSearchParams, calendar: Calendar, since?: number) {
  const [timeMin, timeMax, updatedMin] = ['timeMin', 'timeMax', 'updatedMin'].map((name) =>
    readTime(query, name),
  );
  if (timeMin !== undefined && timeMax !== undefined && timeMax <= timeMin) {
    throw refuse({ ...timeRangeEmpty, at: 'parameter timeMax' });
  }
  const showsDeleted =
    query.get('showDeleted') === 'true' || since !== undefined || updatedMin !== undefined;
  const uid = query.get('iCalUID');
  const words = query.get('q')?.toLowerCase();
  return (event: CalendarEvent): boolean => {
    const { from, to } = spanOf(event, calendar);
    const { summary = '', description = '', location = '' } = event.details;
    return (
      (showsDeleted || event.status !== 'cancelled') &&
      (timeMin === undefined || to > timeMin) &&
      (timeMax === undefined || from < timeMax) &&
      (updatedMin === undefined || event.updatedAt >= updatedMin) &&
      (uid === null || uid === `${event.id}@google.com`) &&
      (words === undefined ||
        `${summary}\n${description}\n${location}`.toLowerCase().includes(words)) &&
      hasProperties(event, query)
    );
  };
}

/** By last change, so that no entry is passed over when others write between two pages; or by start. */
function createPlacer(query: URLSearchParams, calendar: Calendar): (event: CalendarEvent) => Place {
  if (query.get('orderBy') !== 'startTime') return ({ change, id }) => [change, id];
  if (query.get('singleEvents') !== 'true') {
    throw refuse(badRequest('The requested ordering is not available for the particular query.'));
  }
  return (event) => [spanOf(event, calendar).from, event.id];
}

export function listEvents({ asked: { query }, calendar, email }: OfCalendar): Answer {
  const since = readSyncToken(query, calendar);
  const { after, upTo } = readPageToken(query, calendar);
  const isWanted = createFilter(query, calendar, since);
  const timeZone = readZone(query);
  const placeOf = createPlacer(query, calendar);
  const left = [...calendar.events.values()]
    .filter((event) => event.change > (since ?? 0) && isWanted(event))
    .map((event) => ({ event, place: placeOf(event) }))
    .filter(({ place }) => isAfter(place, after))
    .toSorted((a, b) => (isAfter(a.place, b.place) ? 1 : -1));
  const shown = left.slice(0, readSize(query));
  const last = shown.length < left.length ? shown.at(-1) : undefined;
  const toItem = ({ event }: (typeof left)[number]): object =>
    since !== undefined && event.status === 'cancelled'
      ? toGoneResource(event)
      : toEventResource(event, calendar, timeZone);
  return ok({
    ...{ kind: 'calendar#events', etag: `"p${calendar.changes}"`, summary: calendar.summary },
    ...{ timeZone: calendar.timeZone, accessRole: calendar.roles[email], defaultReminders: [] },
    ...(last ? { nextPageToken: toPageToken({ after: last.place, upTo }, query) } : {}),
    ...(!last && bringsSyncToken(query) ? { nextSyncToken: toSyncToken(calendar, upTo) } : {}),
    items: shown.map(toItem),
  });
}
