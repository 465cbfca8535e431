import type { Data } from '../look/data.ts';

const mirrors = ['googleCalendar', 'excel'];

/** Of every appointment booking-core knows that both mirrors have its last version. */
export function checkStatuses({ appointments, statuses }: Data): string[] {
  const told = new Map(statuses.map((row) => [`${row.appointment} ${row.mirror}`, row]));
  return appointments.flatMap(({ id, tenant, version }) =>
    mirrors.flatMap((mirror) => {
      const status = told.get(`${id} ${mirror}`);
      if (status === undefined) return [`${mirror} has never told of ${id}`];
      return status.state === 'synced' && status.version === version && status.tenant === tenant
        ? []
        : [`${mirror} is ${status.state} at version ${status.version} of ${id}, of ${version}`];
    }),
  );
}
