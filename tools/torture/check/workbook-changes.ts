import type { OutboxRow, Workbook } from '../look/data.ts';
import { eventsTopic } from './diary.ts';
import { actionWords, isNear, toSerials } from './sheet-words.ts';

/** As many as a person will ever read: the latest, where there are more. */
const mostLines = 5_000;

const actionOf = ({ type }: OutboxRow): string => type.split('.').at(-2) ?? '';
const toKey = ({ aggregate, version }: OutboxRow): string => `${aggregate} ${version}`;

function findDifferences(event: OutboxRow, cells: Readonly<Record<string, unknown>>): string[] {
  const { day, time } = toSerials(Date.parse(event.appointment?.start ?? ''));
  return [
    ...(cells['What'] === actionWords[actionOf(event)] ? [] : ['What']),
    ...(isNear(cells['Appointment'], day + time) ? [] : ['Appointment']),
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
  { tenant, changes }: Workbook,
  outbox: readonly OutboxRow[],
): string[] {
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
      const differ = findDifferences(event, own[0] ?? {});
      return differ.length === 0 ? [] : [`${key} differs in Changes: ${differ.join(', ')}`];
    }),
  ];
}
