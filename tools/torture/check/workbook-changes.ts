import type { AppointmentRow, Cells, Data, OutboxRow, Workbook } from '../look/data.ts';
import type { Shop } from '../world.ts';
import { eventsTopic, plain } from './diary.ts';
import {
  actionWords,
  actorWords,
  channelWords,
  isNear,
  reasonWords,
  toSerials,
} from './sheet-words.ts';

/** As many as a person will ever read: the latest, where there are more. */
const mostLines = 5_000;

const actionOf = ({ type }: OutboxRow): string => type.split('.').at(-2) ?? '';
const toKey = ({ aggregate, version }: OutboxRow): string => `${aggregate} ${version}`;

/** A moment in a cell. */
function isAt(cell: unknown, instant: number): boolean {
  const { day, time } = toSerials(instant);
  return isNear(cell, day + time);
}

function findMoments({ at, appointment, previousStart }: OutboxRow, cells: Cells): string[] {
  const wasRight =
    previousStart === null
      ? cells['Was'] === undefined
      : isAt(cells['Was'], Date.parse(previousStart));
  return [
    ...(isAt(cells['When'], at) ? [] : ['When']),
    ...(isAt(cells['Appointment'], Date.parse(appointment?.start ?? '')) ? [] : ['Appointment']),
    ...(wasRight ? [] : ['Was']),
  ];
}

/** What happened is told as its event tells it; what it happened to, as that is now. */
function findDifferences(
  event: OutboxRow,
  row: AppointmentRow | undefined,
  { names }: Pick<Shop, 'names'>,
  cells: Cells,
): string[] {
  const { actor, reasonCode } = event;
  const reason = reasonCode === null ? undefined : reasonWords[reasonCode];
  return [
    ...(cells['What'] === actionWords[actionOf(event)] ? [] : ['What']),
    ...findMoments(event, cells),
    ...(cells['By'] === actorWords[actor?.kind ?? ''] ? [] : ['By']),
    ...(cells['Channel'] === channelWords[actor?.channel ?? ''] ? [] : ['Channel']),
    ...(cells['Reason'] === reason ? [] : ['Reason']),
    ...(plain(cells['Reference']) === plain(row?.reference) ? [] : ['Reference']),
    ...((cells['Client'] ?? null) === row?.name ? [] : ['Client']),
    ...(cells['Service'] === names[row?.service ?? ''] ? [] : ['Service']),
    ...(cells['With'] === names[row?.resource ?? ''] ? [] : ['With']),
  ];
}

/** The latest events of appointments, by when they were; with those of the moment of the oldest of them. */
function toWanted(events: readonly OutboxRow[]): { sure: OutboxRow[]; possible: OutboxRow[] } {
  const oldest = events.map(({ at }) => at).toSorted((a, b) => b - a)[mostLines - 1] ?? -Infinity;
  return {
    sure: events.filter(({ at }) => events.length <= mostLines || at > oldest),
    possible: events.filter(({ at }) => at >= oldest),
  };
}

/** Every event of an appointment is a line of the sheet Changes, once, and nothing else is. */
export function compareChanges(
  shop: Pick<Shop, 'names'>,
  { tenant, changes }: Pick<Workbook, 'tenant' | 'changes'>,
  { outbox, appointments }: Pick<Data, 'outbox' | 'appointments'>,
): string[] {
  const rowOf = new Map(appointments.map((row) => [row.id, row]));
  const events = outbox.filter(
    ({ topic, aggregateType, ...row }) =>
      topic === eventsTopic && aggregateType === 'appointment' && row.tenant === tenant,
  );
  const { sure, possible } = toWanted(events);
  const known = new Map(possible.map((row) => [toKey(row), row]));
  const rows = Map.groupBy(
    changes,
    (cells) => `${String(cells['id'])} ${String(cells['version'])}`,
  );
  return [
    ...(changes.length > mostLines ? [`the sheet Changes has ${changes.length} lines`] : []),
    ...sure
      .filter((event) => !rows.has(toKey(event)))
      .map((event) => `${toKey(event)} is not in the sheet Changes`),
    ...[...rows].flatMap(([key, own]) => {
      const event = known.get(key);
      if (event === undefined) {
        return [`the sheet Changes of ${tenant} has ${key}, which never was or is too old`];
      }
      if (own.length > 1) return [`${key} is ${own.length} times in the sheet Changes`];
      const differ = findDifferences(event, rowOf.get(event.aggregate), shop, own[0] ?? {});
      return differ.length === 0 ? [] : [`${key} differs in Changes: ${differ.join(', ')}`];
    }),
  ];
}
