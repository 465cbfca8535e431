import type { OutboxRow, Workbook } from '../look/data.ts';
import { eventsTopic } from './diary.ts';
import { actionWords, isNear, toSerials } from './sheet-words.ts';

const actionOf = ({ type }: OutboxRow): string => type.split('.').at(-2) ?? '';

/** Every event of an appointment is a line of the sheet Changes, once, and nothing else is. */
export function compareChanges(
  { tenant, changes }: Workbook,
  outbox: readonly OutboxRow[],
): string[] {
  const events = outbox.filter(
    ({ topic, aggregateType, ...row }) =>
      topic === eventsTopic && aggregateType === 'appointment' && row.tenant === tenant,
  );
  const known = new Map(events.map((row) => [`${row.aggregate} ${row.version}`, row]));
  const rows = Map.groupBy(
    changes,
    (cells) => `${String(cells['id'])} ${String(cells['version'])}`,
  );
  return [
    ...[...rows.keys()]
      .filter((key) => !known.has(key))
      .map((key) => `the sheet Changes of ${tenant} has ${key}, which never was`),
    ...[...known].flatMap(([key, event]) => {
      const [cells, ...others] = rows.get(key) ?? [];
      if (cells === undefined) return [`${key} is not in the sheet Changes`];
      if (others.length > 0) return [`${key} is ${others.length + 1} times in the sheet Changes`];
      const { day, time } = toSerials(Date.parse(event.appointment?.start ?? ''));
      const differ = [
        ...(cells['What'] === actionWords[actionOf(event)] ? [] : ['What']),
        ...(isNear(cells['Appointment'], day + time) ? [] : ['Appointment']),
      ];
      return differ.length === 0 ? [] : [`${key} differs in Changes: ${differ.join(', ')}`];
    }),
  ];
}
