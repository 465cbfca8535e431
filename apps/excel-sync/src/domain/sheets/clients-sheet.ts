import type { AppointmentFacts, WorkbookFacts } from '../facts.ts';
import { count, type Column, type Row, type Sheet } from '../sheet.ts';
import type { WallClock } from '../wall-clock.ts';

const columns: readonly Column[] = [
  { title: 'Name', width: 26 },
  { title: 'Phone', width: 18 },
  { title: 'E-mail', width: 30 },
  { title: 'Visits', width: 9, numeric: true },
  { title: 'Last visit', width: 16, numeric: true },
  { title: 'Next visit', width: 21, numeric: true },
  { title: 'Upcoming', width: 12, numeric: true },
  { title: 'Cancelled', width: 12, numeric: true },
  { title: 'No-shows', width: 12, numeric: true },
  { title: 'id', width: 38, hidden: true },
];

function byClient(appointments: readonly AppointmentFacts[]): Map<string, AppointmentFacts[]> {
  const clients = new Map<string, AppointmentFacts[]>();
  for (const facts of appointments) {
    const { clientId } = facts.appointment;
    const known = clients.get(clientId);
    if (known) known.push(facts);
    else clients.set(clientId, [facts]);
  }
  return clients;
}

const newest = (a: AppointmentFacts, b: AppointmentFacts): number =>
  Date.parse(b.appointment.updatedAt) - Date.parse(a.appointment.updatedAt);

const isErased = ({ pii }: AppointmentFacts): boolean =>
  pii.name === null && pii.phone === null && pii.email === null;

function clientRow(
  clientId: string,
  own: readonly AppointmentFacts[],
  { now }: WorkbookFacts,
  clock: WallClock,
): Row | undefined {
  const [latest] = own.filter((facts) => !isErased(facts)).toSorted(newest);
  if (!latest) return undefined;
  const startsOf = (wanted: (status: string, end: number) => boolean): number[] =>
    own
      .filter(({ appointment: { status, end } }) => wanted(status, Date.parse(end)))
      .map(({ appointment }) => Date.parse(appointment.start))
      .toSorted((a, b) => a - b);
  const visits = startsOf(
    (status, end) => status === 'completed' || (status === 'confirmed' && end <= now),
  );
  const upcoming = startsOf((status, end) => status === 'confirmed' && end > now);
  const { name, phone, email } = latest.pii;
  const [next] = upcoming;
  const last = visits.at(-1);
  return {
    look: 'plain',
    cells: [
      ...[name, phone, email, count(visits.length)],
      last === undefined ? null : clock.date(last),
      next === undefined ? null : clock.dateTime(next),
      count(upcoming.length),
      count(startsOf((status) => status === 'cancelled').length),
      count(startsOf((status) => status === 'no_show').length),
      clientId,
    ],
  };
}

const nameOf = ({ cells: [name] }: Row): string => (typeof name === 'string' ? name : '');
const collator = new Intl.Collator('en');

/** Everybody who ever booked, by name; who was erased is not there. */
export function clientsSheet(facts: WorkbookFacts, clock: WallClock): Sheet {
  const rows = [...byClient(facts.appointments)]
    .flatMap(([id, own]) => clientRow(id, own, facts, clock) ?? [])
    .toSorted((a, b) => collator.compare(nameOf(a), nameOf(b)));
  return { name: 'Clients', columns, rows, filtered: true };
}
