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

const verbs: Partial<Readonly<Record<Kind, (of: events.OfCalendar) => Answer>>> = {
  ...{ list: listEvents, get: events.getEvent, insert: events.insertEvent },
  ...{ update: events.updateEvent, patch: events.patchEvent, delete: events.deleteEvent },
  move: events.moveEvent,
};

/** Whoever the access token stands for. */
function checkIn({ grants }: House, { headers }: Asked, kind: Kind, fault: Fault): string {
  const grant = grants.findByAccess(headers.authorization?.replace(/^Bearer /i, ''));
  if (grant && fault.revoked) grants.revoke(grant.email);
  if (!grant || grant.isDead) throw refuse(authError);
  if (!isOpenTo(kind, grant.scopes)) throw refuse(insufficientPermissions);
  return grant.email;
}

/** As Calendar v3 answers it. */
export function serveCalendar(
  house: House,
  asked: Asked,
  { kind, calendarId = 'primary', eventId = '' }: CalendarRoute,
  fault: Fault,
): Answer {
  const email = checkIn(house, asked, kind, fault);
  const find = (id: string): Calendar | undefined =>
    house.calendars.find((it) => it.id === (id === 'primary' ? email : id) && it.roles[email]);
  const getAs = (needed: Role, id: string): Calendar => {
    const calendar = find(id);
    if (!calendar) throw refuse(notFound);
    if (!mayAs(calendar.roles[email] ?? 'freeBusyReader', needed)) throw refuse(needsWriter);
    return calendar;
  };
  if (kind === 'calendars') return listCalendars(house.calendars, email, asked.query);
  if (kind === 'freebusy') return queryFreeBusy(asked.body, find);
  const verb = verbs[kind];
  if (!verb) throw refuse(notFound);
  const calendar = getAs(['get', 'list'].includes(kind) ? 'reader' : 'writer', calendarId);
  const getWritable = (id: string): Calendar => getAs('writer', id);
  return verb({ house, asked, calendar, email, eventId, getWritable });
}
