import type { Cells, Workbook } from './data.ts';

const byName = (name: (cells: Cells) => string) => (a: Cells, b: Cells) =>
  name(a) < name(b) ? -1 : 1;
const byId = byName((cells) => String(cells['id']));
const byVersion = byName((cells) => `${String(cells['id'])} ${String(cells['version'])}`);

/** What is over and what is to come depends on when the sheet was written: only both together last. */
function toLastingClient({ Visits, Upcoming, ...cells }: Cells): Cells {
  const { 'Last visit': _last, 'Next visit': _next, ...rest } = cells;
  return { ...rest, both: Number(Visits) + Number(Upcoming) };
}

/** What a workbook says whenever it is written: a new day writes it anew, in another order. */
export const toLasting = ({ rows, clients, changes }: Omit<Workbook, 'tenant'>) => ({
  rows: rows.toSorted(byId),
  clients: clients.toSorted(byId).map(toLastingClient),
  changes: changes.toSorted(byVersion),
});
