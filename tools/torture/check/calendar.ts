import type { AppointmentRow, Data, ShownEvent } from '../look/data.ts';
import type { Invariant } from './verdict.ts';

const hyphened = (reference: string): string =>
  reference.includes('-') ? reference : `${reference.slice(0, 4)}-${reference.slice(4)}`;

function findDifferences(row: AppointmentRow, event: ShownEvent): string[] {
  return [
    ...(event.start === row.start ? [] : ['start']),
    ...(event.end === row.end ? [] : ['end']),
    ...(event.version === String(row.version) ? [] : ['version']),
    ...(event.tenant === row.tenant ? [] : ['tenant']),
    ...(event.text.includes(hyphened(row.reference)) ? [] : ['reference']),
  ];
}

export const calendarEqual: Invariant = {
  name: 'I5',
  says: 'Google has exactly one event for each appointment that stands, as it stands, and no other',
  find: ({ appointments, events }: Data) => {
    const shown = Map.groupBy(events, ({ appointment }) => appointment);
    const standing = new Map(
      appointments.filter(({ status }) => status !== 'cancelled').map((row) => [row.id, row]),
    );
    const extra = events.filter(({ appointment }) => !standing.has(appointment));
    return [
      ...extra.map(
        ({ id, appointment }) => `event ${id} of ${appointment || 'nobody'} is too many`,
      ),
      ...[...standing].flatMap(([id, row]) => {
        const [event, ...others] = shown.get(id) ?? [];
        if (event === undefined) return [`appointment ${id} (version ${row.version}) has no event`];
        if (others.length > 0) return [`appointment ${id} has ${others.length + 1} events`];
        const differ = findDifferences(row, event);
        return differ.length === 0 ? [] : [`event of ${id} differs in ${differ.join(', ')}`];
      }),
    ];
  },
};
