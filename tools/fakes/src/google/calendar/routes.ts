import { refuse, type Answer, type Asked } from '../answer.ts';
import { authError, insufficientPermissions, needsWriter, notFound } from '../errors.ts';
import type { Fault, Kind } from '../fault.ts';
import type { House } from '../house.ts';
import { isOpenTo } from '../oauth/scopes.ts';
import { mayAs, type Calendar, type Role } from './calendar.ts';
import { queryFreeBusy } from './free-busy.ts';
import { listCalendars } from './list-calendars.ts';
import { listEvents } from './list-events.ts';
import * as events from './write-events.ts';

/** A request of Calendar v3, told apart by its path. */
export interface CalendarRoute {
  readonly kind: Kind;
  readonly calendarId?: string;
  readonly eventId?: string;
}

const base = '/calendar/v3';
const eventPath = /^\/calendars\/([^/]+)\/events(?:\/([^/]+)(\/move)?)?$/;

const kinds: Readonly<Record<string, Kind>> = {
  ...{ 'GET calendarList': 'calendars', 'POST freeBusy': 'freebusy' },
  ...{ 'POST events': 'insert', 'GET events': 'list', 'GET event': 'get' },
  ...{ 'PATCH event': 'patch', 'PUT event': 'update', 'DELETE event': 'delete' },
  'POST move': 'move',
};

/** Undefined: no such method. */
export function findCalendarRoute({ method, path }: Asked): CalendarRoute | undefined {
  if (!path.startsWith(`${base}/`)) return undefined;
  const rest = path.slice(base.length);
  const [, calendarId, eventId, move] = eventPath.exec(rest) ?? [];
  if (calendarId === undefined) {
    const kind = kinds[`${method} ${rest.replace(/^\/(?:users\/me\/)?/, '')}`];
    return kind && { kind };
  }
  const kind = kinds[`${method} ${move ? 'move' : eventId === undefined ? 'events' : 'event'}`];
  return (
    kind && {
      ...{ kind, calendarId: decodeURIComponent(calendarId) },
      ...(eventId === undefined ? {} : { eventId: decodeURIComponent(eventId) }),
    }
  );
}

const least: Partial<Readonly<Record<Kind, Role>>> = { get: 'reader', list: 'reader' };

/** As Calendar v3 answers it to whoever the access token stands for. */
export function serveCalendar(
  house: House,
  asked: Asked,
  { kind, calendarId = 'primary', eventId = '' }: CalendarRoute,
  fault: Fault,
): Answer {
  const grant = house.grants.findByAccess(asked.headers.authorization?.replace(/^Bearer /i, ''));
  if (grant && fault.revoked) house.grants.revoke(grant.email);
  if (!grant || grant.isDead) throw refuse(authError);
  if (!isOpenTo(kind, grant.scopes)) throw refuse(insufficientPermissions);
  const { email } = grant;
  const find = (id: string): Calendar | undefined =>
    house.calendars.find((it) => it.id === (id === 'primary' ? email : id) && it.roles[email]);
  if (kind === 'calendars') return listCalendars(house.calendars, email, asked.query);
  if (kind === 'freebusy') return queryFreeBusy(asked.body, find);
  const getAs = (id: string, needed: Role): Calendar => {
    const calendar = find(id);
    if (!calendar) throw refuse(notFound);
    if (!mayAs(calendar.roles[email] ?? 'freeBusyReader', needed)) throw refuse(needsWriter);
    return calendar;
  };
  const calendar = getAs(calendarId, least[kind] ?? 'writer');
  const of = { house, asked, calendar, email, eventId };
  if (kind === 'move') return events.moveEvent(of, (id) => getAs(id, 'writer'));
  return verbs[kind]?.(of) ?? { status: 404 };
}

const verbs: Partial<Readonly<Record<Kind, (of: events.OfCalendar) => Answer>>> = {
  ...{ list: listEvents, get: events.getEvent, insert: events.insertEvent },
  ...{ update: events.updateEvent, patch: events.patchEvent, delete: events.deleteEvent },
};
