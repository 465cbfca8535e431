import { ok, refuse, type Answer } from '../answer.ts';
import { invalid } from '../errors.ts';
import { isPrimary, mayAs, roles, type Calendar, type Role } from './calendar.ts';

/** The resource (developers.google.com/calendar/api/v3/reference/calendarList). */
const toEntry = (calendar: Calendar, email: string): object => ({
  kind: 'calendar#calendarListEntry',
  etag: `"c${calendar.id.length}"`,
  id: calendar.id,
  summary: calendar.summary,
  timeZone: calendar.timeZone,
  colorId: '1',
  backgroundColor: calendar.color,
  foregroundColor: '#ffffff',
  selected: true,
  accessRole: calendar.roles[email],
  defaultReminders: [],
  conferenceProperties: { allowedConferenceSolutionTypes: ['hangoutsMeet'] },
  ...(isPrimary(calendar, email) ? { primary: true } : {}),
});

/** The calendars of a person, a page at a time; the page token is the id that comes next. */
export function listCalendars(
  calendars: readonly Calendar[],
  email: string,
  query: URLSearchParams,
): Answer {
  const least = roles.find((role) => role === (query.get('minAccessRole') ?? 'freeBusyReader'));
  const size = Number(query.get('maxResults') ?? 100);
  if (!least || !(size >= 1)) throw refuse(invalid('Invalid value.'));
  const mine = calendars.filter(({ roles: { [email]: role } }) => isEnough(role, least));
  const token = query.get('pageToken');
  const from = token === null ? 0 : mine.findIndex(({ id }) => id === token);
  if (from < 0) throw refuse(invalid('Invalid page token value.'));
  const next = mine[from + size];
  return ok({
    ...{ kind: 'calendar#calendarList', etag: '"p1"' },
    ...(next ? { nextPageToken: next.id } : { nextSyncToken: 'calendars' }),
    items: mine.slice(from, from + size).map((calendar) => toEntry(calendar, email)),
  });
}

const isEnough = (role: Role | undefined, least: Role): boolean =>
  role !== undefined && mayAs(role, least);
