import type { Data, LogRecord } from '../look/data.ts';
import { checkCache } from './cache.ts';
import { toOwners } from './owners.ts';
import type { Invariant } from './verdict.ts';

type Owners = ReadonlyMap<string, string>;

const isForeign = (id: string, tenant: string, owners: Owners): boolean =>
  (owners.get(id) ?? tenant) !== tenant;

function checkRows({ strangers, misplaced, appointments, shops }: Data, owners: Owners): string[] {
  const known = new Set(shops.flatMap(({ staff, desks }) => [...staff, ...desks]));
  return [
    ...strangers.map(({ table, tenant }) => `${table} has rows of ${tenant}, who is nobody`),
    ...misplaced.map(
      ({ table, tenant, owner }) => `${table} names what is ${owner}’s in ${tenant}’s`,
    ),
    ...appointments
      .filter(({ resource, tenant }) => !known.has(resource) || isForeign(resource, tenant, owners))
      .map(({ id, tenant }) => `appointment ${id} of ${tenant} is with another’s staff`),
  ];
}

/** By its key, by its header, and by all that it names. */
function checkRecord({ topic, key, tenant, names }: LogRecord, owners: Owners): string[] {
  if (tenant === '') return [];
  if (isForeign(key, tenant, owners)) return [`${topic} tells ${key} as of ${tenant}`];
  const foreign = names.find((id) => isForeign(id, tenant, owners));
  return foreign === undefined ? [] : [`${topic} tells ${tenant} of ${foreign}, another’s`];
}

export const noStranger: Invariant = {
  name: 'I8',
  says: 'no row, record, cache key, event or line of a workbook is with a tenant that it is not of',
  find: (data: Data) => {
    const owners = toOwners(data);
    return [
      ...checkRows(data, owners),
      ...checkCache(data, owners),
      ...data.records.flatMap((record) => checkRecord(record, owners)),
      ...data.events
        .filter(({ appointment, tenant }) => isForeign(appointment, tenant, owners))
        .map(({ id, tenant }) => `event ${id} is marked as of ${tenant}`),
      ...data.workbooks.flatMap(({ tenant, rows, clients, changes }) =>
        [...rows, ...clients, ...changes]
          .filter((cells) => isForeign(String(cells['id']), tenant, owners))
          .map((cells) => `the workbook of ${tenant} tells ${String(cells['id'])}`),
      ),
    ];
  },
};
