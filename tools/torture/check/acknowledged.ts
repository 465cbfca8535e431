import type { AppointmentRow, Data, OutboxRow } from '../look/data.ts';
import type { Invariant } from './verdict.ts';
import { toWishes, type Wish } from './wishes.ts';

const creating = ['book', 'confirm'];
const types: Readonly<Record<string, string>> = {
  ...{ reschedule: 'rescheduled', cancel: 'cancelled', complete: 'completed' },
  ...{ 'no-show': 'no_show', reopen: 'reopened' },
};

const markOf = ({ calls }: Wish): string => String(calls[0]?.asked['notes']);

/** What was told to be booked is there, what was refused is not, and nothing is there that nobody asked for. */
function checkCreated(wishes: readonly Wish[], rows: readonly AppointmentRow[]): string[] {
  const created = wishes.filter(({ op }) => creating.includes(op));
  const byMark = Map.groupBy(
    rows.filter(({ notes }) => notes !== null),
    ({ notes }) => String(notes),
  );
  const known = new Set(created.map(markOf));
  const unasked = rows.filter(({ notes }) => notes !== null && !known.has(notes));
  return [
    ...unasked.map(({ id, notes }) => `appointment ${id} (${notes}) was asked for by nobody`),
    ...created.flatMap((wish) => {
      const found = byMark.get(markOf(wish)) ?? [];
      if (wish.kind === 'refused' && found.length > 0) {
        return [`${markOf(wish)} was refused and is there as ${found[0]?.id}`];
      }
      if (wish.kind !== 'ok' || found.some(({ id }) => id === wish.told?.['id'])) return [];
      return [`${markOf(wish)} was told as ${String(wish.told?.['id'])} and is not there`];
    }),
  ];
}

const normal = (reference: unknown): string => String(reference).replace('-', '');

/** What was told to be changed is an event of that very version; one that was refused is none. */
function checkChanged(wishes: readonly Wish[], data: Data): string[] {
  const changes = wishes.filter(({ op }) => op in types);
  const events = Map.groupBy(
    data.outbox.filter(({ appointment }) => appointment !== null),
    ({ tenant, appointment }) => `${tenant} ${normal(appointment?.reference)}`,
  );
  const rows = new Map(data.appointments.map((row) => [row.id, row]));
  const idOf = new Map(data.shops.map(({ slug, id }) => [slug, id]));
  return changes.flatMap((wish) => {
    if (wish.kind !== 'ok' || wish.told === undefined) return [];
    const { id, version, start, status, reference } = wish.told;
    const own = events.get(`${idOf.get(wish.tenant)} ${normal(reference)}`) ?? [];
    const event = own.find((each) => each.version === version)?.appointment;
    const tell = `${wish.op} of ${String(reference)} to version ${String(version)}`;
    if (event === undefined || event === null) return [`${tell} was told and has no event`];
    const isSame = Date.parse(event.start) === Date.parse(String(start)) && event.status === status;
    if (!isSame) return [`${tell} was told otherwise than it is in its event`];
    const row = rows.get(String(id));
    return row !== undefined && row.version >= Number(version)
      ? []
      : [`${tell} was told, and the row has version ${row?.version ?? 'none'}`];
  });
}

/** Every change has somebody who asked for it and was not refused. */
function checkWanted(wishes: readonly Wish[], data: Data): string[] {
  const byAbout = Map.groupBy(
    wishes.filter(({ op, kind }) => op in types && kind !== 'refused'),
    ({ calls }) => normal(calls[0]?.asked['about']),
  );
  const marked = new Set(
    data.appointments.filter(({ notes }) => notes !== null).map((row) => row.id),
  );
  const isExplained = ({ appointment, type, version }: OutboxRow): boolean =>
    (byAbout.get(normal(appointment?.reference)) ?? []).some(
      ({ op, kind, told }) =>
        type.includes(`.${types[op]}.`) && (kind !== 'ok' || told?.['version'] === version),
    );
  return data.outbox
    .filter(({ aggregate, version }) => version > 1 && marked.has(aggregate))
    .filter((event) => !isExplained(event))
    .map(
      ({ aggregate, version, type }) => `${type} ${version} of ${aggregate}: nobody asked for it`,
    );
}

export const acknowledged: Invariant = {
  name: 'I2',
  says: 'what was told to be done is there, what was refused is not, and nobody else did anything',
  find: (data) => {
    const wishes = toWishes(data.entries);
    return [
      ...checkCreated(wishes, data.appointments),
      ...checkChanged(wishes, data),
      ...checkWanted(wishes, data),
    ];
  },
};
