import { dayAround } from '@gomomo/scheduling';
import type { AppointmentFacts, WorkbookFacts } from '../facts.ts';
import { priceOf } from '../money.ts';
import { rowHash } from '../row-hash.ts';
import { count, type Cell, type Column, type Row, type Sheet } from '../sheet.ts';
import type { WallClock } from '../wall-clock.ts';
import { channelWord, statusWord } from '../words.ts';

export const appointmentColumns: readonly Column[] = [
  { title: 'Date', width: 16, numeric: true },
  { title: 'Start', width: 10, numeric: true },
  { title: 'End', width: 10, numeric: true },
  { title: 'Minutes', width: 10, numeric: true },
  { title: 'Service', width: 26 },
  { title: 'With', width: 18 },
  { title: 'Client', width: 24 },
  { title: 'Phone', width: 17 },
  { title: 'E-mail', width: 28 },
  { title: 'Status', width: 12 },
  { title: 'Price', width: 13, numeric: true },
  { title: 'Reference', width: 12 },
  { title: 'Booked by', width: 14 },
  { title: 'Booked at', width: 20, numeric: true },
  { title: 'id', width: 38, hidden: true },
  { title: 'version', width: 8, hidden: true },
  { title: 'row hash', width: 18, hidden: true },
];

/** What a person reads in the row of an appointment. */
export function appointmentCells(
  facts: AppointmentFacts,
  clock: WallClock,
  ownCurrency: string,
): Cell[] {
  const { appointment, pii } = facts;
  const { start, end, service, resource } = appointment;
  return [
    clock.date(start),
    clock.time(start),
    clock.time(end),
    count((Date.parse(end) - Date.parse(start)) / 60_000),
    service.name,
    resource.name,
    pii.name,
    pii.phone,
    pii.email,
    statusWord(appointment.status),
    priceOf(facts, ownCurrency),
    appointment.reference,
    channelWord(appointment.channel),
    clock.dateTime(appointment.createdAt),
  ];
}

/** From today on what is still on, the soonest first; then everything else, the latest first. */
function inReadingOrder({ appointments, now, business }: WorkbookFacts): AppointmentFacts[] {
  const today = dayAround(now, business.timeZone);
  const isUpcoming = ({ appointment: { status, end } }: AppointmentFacts): boolean =>
    status === 'confirmed' && Date.parse(end) > today.start;
  const sorted = appointments.toSorted(byStart);
  const upcoming = sorted.filter(isUpcoming);
  const rest = sorted.filter((facts) => !isUpcoming(facts));
  return [...upcoming, ...rest.reverse()];
}

function byStart({ appointment: a }: AppointmentFacts, { appointment: b }: AppointmentFacts) {
  return Date.parse(a.start) - Date.parse(b.start) || (a.id < b.id ? -1 : 1);
}

export function appointmentsSheet(facts: WorkbookFacts, clock: WallClock): Sheet {
  const rows = inReadingOrder(facts).map((each): Row => {
    const cells = appointmentCells(each, clock, facts.business.currency);
    const { id, version, status } = each.appointment;
    return {
      cells: [...cells, id, count(version), rowHash(cells)],
      look: status === 'cancelled' || status === 'no_show' ? 'faded' : 'plain',
    };
  });
  return { name: 'Appointments', columns: appointmentColumns, rows, filtered: true };
}
