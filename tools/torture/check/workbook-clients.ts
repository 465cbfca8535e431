import type { AppointmentRow, Cells, Workbook } from '../look/data.ts';

/** Longer than a clock of ours is ever turned: what ends later was still to come when the sheet was written. */
const surelyToComeMs = 600_000;

const count = (rows: readonly AppointmentRow[], status: string): number =>
  rows.filter((row) => row.status === status).length;

/**
 * What differs for one client. What is over and what is to come was told by the time at which the sheet was written:
 * both together are sure, and the least that each must be.
 */
function findDifferences(own: readonly AppointmentRow[], cells: Cells, at: number): string[] {
  const [visits, upcoming] = [Number(cells['Visits']), Number(cells['Upcoming'])];
  const completed = count(own, 'completed');
  const toCome = own.filter(
    ({ status, end }) => status === 'confirmed' && end > at + surelyToComeMs,
  ).length;
  return [
    ...(own.some(({ name }) => name === cells['Name']) ? [] : ['Name']),
    ...(own.some(({ phone }) => phone === cells['Phone']) ? [] : ['Phone']),
    ...(visits + upcoming === completed + count(own, 'confirmed') ? [] : ['Visits and Upcoming']),
    ...(visits >= completed ? [] : ['Visits']),
    ...(upcoming >= toCome ? [] : ['Upcoming']),
    ...(Number(cells['Cancelled']) === count(own, 'cancelled') ? [] : ['Cancelled']),
    ...(Number(cells['No-shows']) === count(own, 'no_show') ? [] : ['No-shows']),
  ];
}

/** Everybody who ever booked is there once, with what they booked. */
export function compareClients(
  { tenant, clients }: Workbook,
  appointments: readonly AppointmentRow[],
  at: number,
): string[] {
  const byClient = Map.groupBy(
    appointments.filter((row) => row.tenant === tenant),
    ({ client }) => client,
  );
  const rows = Map.groupBy(clients, (cells) => String(cells['id']));
  return [
    ...[...rows.keys()]
      .filter((id) => !byClient.has(id))
      .map((id) => `the sheet Clients of ${tenant} has ${id}, who never booked`),
    ...[...byClient].flatMap(([id, own]) => {
      const [cells, ...others] = rows.get(id) ?? [];
      if (cells === undefined) return [`client ${id} is not in the sheet Clients`];
      if (others.length > 0) return [`client ${id} is ${others.length + 1} times in Clients`];
      const differ = findDifferences(own, cells, at);
      return differ.length === 0 ? [] : [`client ${id} differs in Clients: ${differ.join(', ')}`];
    }),
  ];
}
