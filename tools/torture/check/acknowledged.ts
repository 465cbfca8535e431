import type { AppointmentRow, Data, OutboxRow, Snapshot } from '../look/data.ts';
import { eventsTopic, plain } from './diary.ts';
import { checkShown, toTruth, type Truth } from './shown.ts';
import { checkTalk } from './told-in-talk.ts';
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

/** What was told is what was asked for, and a version that there is. Of what was refused, see `checkWanted`. */
function checkTold({ op, kind, tenant, calls, told }: Wish, truth: Truth): string[] {
  if (kind !== 'ok' || !(creating.includes(op) || op in types)) return [];
  const shown = told as unknown as Snapshot;
  const { start, resourceId } = calls[0]?.asked ?? {};
  const isAsked =
    (start === undefined || Date.parse(String(start)) === Date.parse(shown.start)) &&
    (resourceId === undefined || resourceId === shown.resource.id);
  return [
    ...(isAsked ? [] : [`${op} of ${shown.reference} was told otherwise than it was asked for`]),
    ...checkShown(op, tenant, shown, truth),
  ];
}

/** Every change has somebody who asked for it and was not refused: what was refused to all is no event. */
function checkWanted(wishes: readonly Wish[], data: Data): string[] {
  const byAbout = Map.groupBy(
    wishes.filter(({ op, kind }) => op in types && kind !== 'refused'),
    ({ calls }) => plain(calls[0]?.asked['about']),
  );
  const marked = new Set(
    data.appointments.filter(({ notes }) => notes !== null).map((row) => row.id),
  );
  const isExplained = ({ appointment, type, version }: OutboxRow): boolean =>
    (byAbout.get(plain(appointment?.reference)) ?? []).some(
      ({ op, kind, told }) =>
        type.includes(`.${types[op]}.`) && (kind !== 'ok' || told?.['version'] === version),
    );
  return data.outbox
    .filter(({ topic }) => topic === eventsTopic)
    .filter(({ aggregate, version }) => version > 1 && marked.has(aggregate))
    .filter((event) => !isExplained(event))
    .map(
      ({ aggregate, version, type }) => `${type} ${version} of ${aggregate}: nobody asked for it`,
    );
}

export const acknowledged: Invariant = {
  name: 'I2',
  says: 'what was told to be done, by an answer, in a chat or on the phone, is there, what was refused is not, and nobody else did anything',
  find: (data) => {
    const wishes = toWishes(data.entries);
    const truth = toTruth(data);
    return [
      ...checkCreated(wishes, data.appointments),
      ...wishes.flatMap((wish) => checkTold(wish, truth)),
      ...checkWanted(wishes, data),
      ...data.entries.flatMap((entry) => checkTalk(entry, truth)),
    ];
  },
};
