import type { AppointmentRow, ClaimRow, Data } from '../look/data.ts';

/** What keeps others out of an appointment's time is there once, of that very time. */
function checkGuard(row: AppointmentRow, guards: readonly ClaimRow[]): string[] {
  const isStanding = row.status !== 'cancelled';
  const [guard, ...others] = guards;
  if (!isStanding) {
    return guard === undefined ? [] : [`claim ${guard.id} guards ${row.id}, which is cancelled`];
  }
  if (guard === undefined) return [`appointment ${row.id} is guarded by no claim`];
  if (others.length > 0) return [`appointment ${row.id} is guarded by ${guards.length} claims`];
  const differ = [
    ...(guard.id === row.claim ? [] : ['id']),
    ...(guard.tenant === row.tenant ? [] : ['tenant']),
    ...(guard.resource === row.resource ? [] : ['resource']),
    ...(guard.start === row.start ? [] : ['start']),
    ...(guard.end === row.end ? [] : ['end']),
    ...(guard.from <= row.start && guard.to >= row.end ? [] : ['buffers']),
  ];
  return differ.length === 0
    ? []
    : [`claim ${guard.id} guards ${row.id} at another ${differ.join(', ')}`];
}

/** Every appointment that stands is guarded, and nothing else is. */
export function checkGuards({ appointments, claims }: Pick<Data, 'appointments' | 'claims'>) {
  const booked = Map.groupBy(
    claims.filter(({ state }) => state === 'booked'),
    ({ appointment }) => appointment,
  );
  const known = new Set(appointments.map(({ id }) => id));
  return [
    ...appointments.flatMap((row) => checkGuard(row, booked.get(row.id) ?? [])),
    ...[...booked].flatMap(([appointment, own]) =>
      appointment !== null && known.has(appointment)
        ? []
        : own.map(({ id }) => `claim ${id} guards ${appointment}, which is nothing`),
    ),
  ];
}
