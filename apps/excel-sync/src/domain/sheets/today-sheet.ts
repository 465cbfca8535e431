import { dayAround } from '@gomomo/scheduling';
import type { AppointmentFacts, WorkbookFacts } from '../facts.ts';
import type { Cell, Column, Row, Sheet } from '../sheet.ts';
import type { WallClock } from '../wall-clock.ts';
import { statusWord } from '../words.ts';

const columns: readonly Column[] = [
  { title: 'Start', width: 11, numeric: true },
  { title: 'End', width: 11, numeric: true },
  { title: 'Service', width: 30 },
  { title: 'Client', width: 26 },
  { title: 'Phone', width: 18 },
  { title: 'Status', width: 13 },
  { title: 'Reference', width: 13 },
  { title: 'Note', width: 24 },
  { title: 'id', width: 38, hidden: true },
];

interface Day {
  readonly start: number;
  readonly end: number;
}

/** An appointment of the night belongs to both days that it touches. */
function noteOf({ appointment }: AppointmentFacts, day: Day): Cell {
  if (Date.parse(appointment.start) < day.start) return 'began the day before';
  return Date.parse(appointment.end) > day.end ? 'ends the day after' : null;
}

const heading = (text: string): Row => ({ cells: [text], look: 'heading' });

function planOf(
  name: string,
  visits: readonly AppointmentFacts[],
  day: Day,
  clock: WallClock,
): Row[] {
  if (visits.length === 0) return [heading(`${name}: nothing booked`)];
  const rows = visits.map((facts): Row => {
    const { appointment, pii } = facts;
    return {
      cells: [
        clock.time(appointment.start),
        clock.time(appointment.end),
        appointment.service.name,
        pii.name,
        pii.phone,
        statusWord(appointment.status),
        appointment.reference,
        noteOf(facts, day),
        appointment.id,
      ],
      look: appointment.status === 'no_show' ? 'faded' : 'plain',
    };
  });
  return [heading(name), ...rows];
}

/** Those who can be booked, in the catalogue's order, then whoever else has a visit today. */
function peopleOf(facts: WorkbookFacts, visits: readonly AppointmentFacts[]): Map<string, string> {
  const people = new Map(facts.business.resources.map(({ id, name }) => [id, name]));
  for (const { appointment } of visits) {
    const { id, name } = appointment.resource;
    if (!people.has(id)) people.set(id, name);
  }
  return people;
}

const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });

/** The day as a plan, a part for each who works. What was cancelled is not part of it. */
export function todaySheet(facts: WorkbookFacts, clock: WallClock): Sheet {
  const { now, business, appointments } = facts;
  const day = dayAround(now, business.timeZone);
  const visits = appointments
    .filter(
      ({ appointment: { status, start, end } }) =>
        status !== 'cancelled' && Date.parse(end) > day.start && Date.parse(start) < day.end,
    )
    .toSorted((a, b) => Date.parse(a.appointment.start) - Date.parse(b.appointment.start));
  const rows = [...peopleOf(facts, visits)].flatMap(([id, name]) => {
    const own = visits.filter(({ appointment }) => appointment.resource.id === id);
    return planOf(name, own, day, clock);
  });
  return {
    name: 'Today',
    caption: `${longDay.format(new Date(clock.dayOf(now)))} · ${business.name}`,
    columns,
    rows,
  };
}
