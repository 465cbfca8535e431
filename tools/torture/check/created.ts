import type { AppointmentRow, Data, OutboxRow } from '../look/data.ts';
import { eventsTopic } from './diary.ts';
import { creating } from './told-by-api.ts';
import type { Wish } from './wishes.ts';

const markOf = ({ calls }: Wish): string => String(calls[0]?.asked['notes']);

/** Those that have had another time or resource since they were booked. */
export const toMoved = ({ outbox }: Pick<Data, 'outbox'>): ReadonlySet<string> =>
  new Set(
    outbox
      .filter(
        ({ topic, type }: OutboxRow) => topic === eventsTopic && type.includes('.rescheduled.'),
      )
      .map(({ aggregate }) => aggregate),
  );

/** The row is for whom it was asked for, and made of the hold that was confirmed. */
function checkRow(row: AppointmentRow, wish: Wish, isMoved: boolean): string[] {
  const { client, holdId = null } = (wish.calls[0]?.asked ?? {}) as {
    readonly client?: { readonly name?: string; readonly phone?: string };
    readonly holdId?: string;
  };
  const differ = [
    ...(client?.name === undefined || client.name === row.name ? [] : ['name']),
    ...(client?.phone === undefined || client.phone === row.phone ? [] : ['phone']),
    ...(row.sourceHold === holdId ? [] : ['hold']),
    ...(holdId === null || isMoved || row.claim === holdId ? [] : ['claim']),
  ];
  return differ.length === 0
    ? []
    : [`${markOf(wish)} is there with another ${differ.join(', ')} than was asked for`];
}

function checkWish(wish: Wish, found: readonly AppointmentRow[], moved: ReadonlySet<string>) {
  if (wish.kind === 'refused' && found.length > 0) {
    return [`${markOf(wish)} was refused and is there as ${found[0]?.id}`];
  }
  const others = found.flatMap((row) => checkRow(row, wish, moved.has(row.id)));
  if (wish.kind !== 'ok' || found.some(({ id }) => id === wish.told?.['id'])) return others;
  return [`${markOf(wish)} was told as ${String(wish.told?.['id'])} and is not there`];
}

/** What was told to be booked is there, what was refused is not, and nothing is there that nobody asked for. */
export function checkCreated(wishes: readonly Wish[], data: Pick<Data, 'appointments' | 'outbox'>) {
  const created = wishes.filter(({ op }) => creating.includes(op));
  const marked = data.appointments.filter(({ notes }) => notes !== null);
  const byMark = Map.groupBy(marked, ({ notes }) => String(notes));
  const known = new Set(created.map(markOf));
  const moved = toMoved(data);
  return [
    ...marked
      .filter(({ notes }) => !known.has(String(notes)))
      .map(({ id, notes }) => `appointment ${id} (${notes}) was asked for by nobody`),
    ...created.flatMap((wish) => checkWish(wish, byMark.get(markOf(wish)) ?? [], moved)),
  ];
}
