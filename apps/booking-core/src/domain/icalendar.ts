import type { Appointment } from '@gomomo/contracts';

export interface CalendarDetails {
  readonly businessName: string;
  readonly location?: string;
}

/**
 * The appointment as an iCalendar object (RFC 5545) with UTC times. UID and SEQUENCE follow from id
 * and version, so a calendar that imports it again updates what it has; a cancelled one is cancelled.
 */
export function toICalendar(appointment: Appointment, details: CalendarDetails): string {
  const cancelled = appointment.status === 'cancelled';
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//gomomo//booking-core//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${cancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${appointment.id}@gomomo`,
    `SEQUENCE:${appointment.version - 1}`,
    `DTSTAMP:${toUtcStamp(appointment.updatedAt)}`,
    `DTSTART:${toUtcStamp(appointment.start)}`,
    `DTEND:${toUtcStamp(appointment.end)}`,
    `SUMMARY:${escapeText(`${appointment.service.name}, ${details.businessName}`)}`,
    `DESCRIPTION:${escapeText(`With ${appointment.resource.name}. Reference ${appointment.reference}.`)}`,
    ...(details.location === undefined ? [] : [`LOCATION:${escapeText(details.location)}`]),
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

const toUtcStamp = (instant: string): string =>
  new Date(instant).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');

/** RFC 5545 section 3.3.11. */
const escapeText = (text: string): string =>
  text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r?\n/g, String.raw`\n`);

/** Lines of at most 75 octets (section 3.1), never inside a character. */
function fold(line: string): string {
  const parts: string[] = [''];
  let size = 0;
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (size + octets > 75) {
      parts.push(' ');
      size = 1;
    }
    parts[parts.length - 1] += character;
    size += octets;
  }
  return parts.join('\r\n');
}
