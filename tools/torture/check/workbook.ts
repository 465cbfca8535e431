import type { AppointmentRow, Cells, Data, Workbook } from '../look/data.ts';
import type { Shop } from '../world.ts';
import { plain } from './diary.ts';
import { channelWords, isNear, statusWords, toSerials } from './sheet-words.ts';
import type { Invariant } from './verdict.ts';
import { compareChanges } from './workbook-changes.ts';
import { compareClients } from './workbook-clients.ts';

const minuteMs = 60_000;

function findDifferences(row: AppointmentRow, cells: Cells, { names }: Shop): string[] {
  const { day, time } = toSerials(row.start);
  const end = toSerials(row.end);
  return [
    ...(Number(cells['version']) === row.version ? [] : ['version']),
    ...(cells['Status'] === statusWords[row.status] ? [] : ['Status']),
    ...(plain(cells['Reference']) === plain(row.reference) ? [] : ['Reference']),
    ...(isNear(cells['Date'], day) ? [] : ['Date']),
    ...(isNear(cells['Start'], day + time) ? [] : ['Start']),
    ...(isNear(cells['End'], end.day + end.time) ? [] : ['End']),
    ...(Number(cells['Minutes']) === (row.end - row.start) / minuteMs ? [] : ['Minutes']),
    ...(cells['Service'] === names[row.service] ? [] : ['Service']),
    ...(cells['With'] === names[row.resource] ? [] : ['With']),
    ...((cells['Client'] ?? null) === row.name ? [] : ['Client']),
    ...((cells['Phone'] ?? null) === row.phone ? [] : ['Phone']),
    ...(cells['Booked by'] === channelWords[row.channel] ? [] : ['Booked by']),
  ];
}

function compareAppointments(
  shop: Shop,
  appointments: readonly AppointmentRow[],
  book: Workbook,
): string[] {
  const own = appointments.filter((row) => row.tenant === shop.id);
  const rows = Map.groupBy(book.rows, (cells) => String(cells['id']));
  const known = new Set(own.map(({ id }) => id));
  const extra = [...rows.keys()].filter((id) => !known.has(id));
  return [
    ...extra.map((id) => `the workbook of ${shop.slug} has a row of ${id}, which is nothing`),
    ...own.flatMap((row) => {
      const [cells, ...others] = rows.get(row.id) ?? [];
      if (cells === undefined) return [`${row.id} is not in the workbook`];
      if (others.length > 0) return [`${row.id} is ${others.length + 1} times in the workbook`];
      const differ = findDifferences(row, cells, shop);
      return differ.length === 0 ? [] : [`${row.id} differs in the workbook: ${differ.join(', ')}`];
    }),
  ];
}

export const workbookEqual: Invariant = {
  name: 'I6',
  says: 'the workbook is the diary row for row, its clients and its changes too, and could be opened at every moment',
  find: ({ at, shops, appointments, outbox, workbooks, torn }: Data) => [
    ...torn,
    ...shops.flatMap((shop) => {
      const book = workbooks.find(({ tenant }) => tenant === shop.id);
      const isEmpty = appointments.every(({ tenant }) => tenant !== shop.id);
      if (book === undefined) return isEmpty ? [] : [`${shop.slug} has no workbook`];
      return [
        ...compareAppointments(shop, appointments, book),
        ...compareClients(book, appointments, at),
        ...compareChanges(shop, book, { outbox, appointments }),
      ];
    }),
  ],
};
