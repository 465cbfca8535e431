import type { AppointmentRow, Data, Workbook } from '../look/data.ts';
import { zone } from '../world.ts';
import type { Invariant } from './verdict.ts';

const words: Readonly<Record<string, string>> = {
  ...{ confirmed: 'Confirmed', cancelled: 'Cancelled', completed: 'Completed', no_show: 'No-show' },
};

const dayMs = 86_400_000;
/** Day 0 of a spreadsheet. */
const sheetZero = Date.UTC(1899, 11, 30);

/** A date and a time as a spreadsheet counts them, by the clock of the business. */
function toSerials(instant: number): { readonly day: number; readonly time: number } {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric' },
  }).formatToParts(new Date(instant));
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const day = (Date.UTC(of('year'), of('month') - 1, of('day')) - sheetZero) / dayMs;
  return { day, time: (of('hour') * 60 + of('minute')) / 1_440 };
}

const isNear = (a: unknown, b: number): boolean => Math.abs(Number(a) - b) < 1e-6;
const normal = (reference: unknown): string => String(reference).replace('-', '');

type Cells = Workbook['rows'][number];

function findDifferences(row: AppointmentRow, cells: Cells): string[] {
  const { day, time } = toSerials(row.start);
  const end = toSerials(row.end);
  return [
    ...(Number(cells['version']) === row.version ? [] : ['version']),
    ...(cells['Status'] === words[row.status] ? [] : ['Status']),
    ...(normal(cells['Reference']) === normal(row.reference) ? [] : ['Reference']),
    ...(isNear(cells['Date'], day) ? [] : ['Date']),
    ...(isNear(cells['Start'], day + time) ? [] : ['Start']),
    ...(isNear(cells['End'], end.day + end.time) ? [] : ['End']),
  ];
}

function compare(
  tenant: string,
  appointments: readonly AppointmentRow[],
  book: Workbook | undefined,
): string[] {
  const own = appointments.filter((row) => row.tenant === tenant);
  const rows = Map.groupBy(book?.rows ?? [], (cells) => String(cells['id']));
  const known = new Set(own.map(({ id }) => id));
  const extra = [...rows.keys()].filter((id) => !known.has(id));
  return [
    ...extra.map((id) => `the workbook of ${tenant} has a row of ${id}, which is nothing`),
    ...own.flatMap((row) => {
      const [cells, ...others] = rows.get(row.id) ?? [];
      if (cells === undefined) return [`${row.id} is not in the workbook`];
      if (others.length > 0) return [`${row.id} is ${others.length + 1} times in the workbook`];
      const differ = findDifferences(row, cells);
      return differ.length === 0 ? [] : [`${row.id} differs in the workbook: ${differ.join(', ')}`];
    }),
  ];
}

export const workbookEqual: Invariant = {
  name: 'I6',
  says: 'the workbook is the diary row for row, and could be opened at every moment',
  find: ({ shops, appointments, workbooks, torn }: Data) => [
    ...torn,
    ...shops.flatMap(({ id }) =>
      compare(
        id,
        appointments,
        workbooks.find(({ tenant }) => tenant === id),
      ),
    ),
  ],
};
