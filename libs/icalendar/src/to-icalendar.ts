import { escapeText, fold, toQuoted, toUtcStamp } from './text-lines.ts';

/** What a calendar is told of an appointment; instants are RFC 3339. */
export interface CalendarAppointment {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly version: number;
  readonly start: string;
  readonly end: string;
  readonly updatedAt: string;
  readonly service: { readonly name: string };
  readonly resource: { readonly name: string };
}

export interface CalendarBusiness {
  readonly name: string;
  readonly address?: string;
  /** Makes the business the organizer. */
  readonly email?: string;
  /** Absolute address of the page that manages the appointment; only for its own client. */
  readonly manageUrl?: string;
}

/** RFC 5546 3.2.1: what is published has an organizer; a file without one states no method. */
function organizerLines(cancelled: boolean, { name, email }: CalendarBusiness) {
  if (email === undefined) return { method: [], organizer: [] };
  return {
    method: [`METHOD:${cancelled ? 'CANCEL' : 'PUBLISH'}`],
    organizer: [`ORGANIZER;CN=${toQuoted(name)}:mailto:${encodeURI(email)}`],
  };
}

function eventLines(appointment: CalendarAppointment, business: CalendarBusiness): string[] {
  const { address, manageUrl } = business;
  const { service, resource, reference } = appointment;
  const about = [`With ${resource.name}. Reference ${reference}.`, manageUrl].filter(Boolean);
  return [
    `DTSTART:${toUtcStamp(appointment.start)}`,
    `DTEND:${toUtcStamp(appointment.end)}`,
    `SUMMARY:${escapeText(`${service.name}, ${business.name}`)}`,
    `DESCRIPTION:${escapeText(about.join('\n'))}`,
    ...(address === undefined ? [] : [`LOCATION:${escapeText(address)}`]),
    ...(manageUrl === undefined ? [] : [`URL:${manageUrl}`]),
  ];
}

const toEvent = (appointment: CalendarAppointment, business: CalendarBusiness): string[] => {
  const cancelled = appointment.status === 'cancelled';
  return [
    'BEGIN:VEVENT',
    `UID:${appointment.id}@gomomo`,
    `SEQUENCE:${appointment.version - 1}`,
    `DTSTAMP:${toUtcStamp(appointment.updatedAt)}`,
    ...organizerLines(cancelled, business).organizer,
    ...eventLines(appointment, business),
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ];
};

const toObject = (lines: readonly string[]): string =>
  [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//gomomo//front desk//EN', 'CALSCALE:GREGORIAN'],
    ...lines,
    'END:VCALENDAR',
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join('');

/**
 * The appointment as an iCalendar object (RFC 5545) with UTC times. UID and SEQUENCE follow from id
 * and version, so a calendar that imports it again updates what it has; a cancelled one is cancelled.
 */
export function toICalendar(appointment: CalendarAppointment, business: CalendarBusiness): string {
  const { method } = organizerLines(appointment.status === 'cancelled', business);
  return toObject([...method, ...toEvent(appointment, business)]);
}

/** Many as one object, each with whom it is told to be with. Nobody is invited: there is no method. */
export function toICalendarList(
  entries: readonly {
    readonly appointment: CalendarAppointment;
    readonly business: Omit<CalendarBusiness, 'email'>;
  }[],
): string {
  return toObject(entries.flatMap(({ appointment, business }) => toEvent(appointment, business)));
}
