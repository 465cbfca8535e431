import type { Appointment } from '../contract.ts';

/** RFC 5545 3.3.11: commas, semicolons, backslashes and line ends of a TEXT value are escaped. */
const escapeText = (text: string): string =>
  text.replace(/[\\;,]/g, (c) => `\\${c}`).replace(/\r\n|\r|\n/g, '\\n');

const toUtc = (instant: string): string =>
  new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, '');

/** RFC 5545 3.1: lines are folded at 75 octets, never inside a character. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}

export interface CalendarPlace {
  readonly name: string;
  readonly address?: string;
  /** Absolute address of the page that manages the appointment. */
  readonly manageUrl?: string;
}

export type CalendarAppointment = Pick<
  Appointment,
  'id' | 'reference' | 'version' | 'start' | 'end' | 'service'
>;

/** The appointment as an iCalendar file. `now` (ms) becomes DTSTAMP. */
export function toCalendar(
  appointment: CalendarAppointment,
  place: CalendarPlace,
  now: number,
): string {
  const about = [`Reference ${appointment.reference}`, place.manageUrl].filter(Boolean).join('\n');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//gomomo//front desk//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${appointment.id}@gomomo`,
    `DTSTAMP:${toUtc(new Date(now).toISOString())}`,
    `SEQUENCE:${appointment.version}`,
    `DTSTART:${toUtc(appointment.start)}`,
    `DTEND:${toUtc(appointment.end)}`,
    `SUMMARY:${escapeText(`${appointment.service.name} at ${place.name}`)}`,
    `DESCRIPTION:${escapeText(about)}`,
    ...(place.address === undefined ? [] : [`LOCATION:${escapeText(place.address)}`]),
    ...(place.manageUrl === undefined ? [] : [`URL:${place.manageUrl}`]),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}
