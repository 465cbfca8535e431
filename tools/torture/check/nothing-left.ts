import type { Data } from '../look/data.ts';
import type { Invariant } from './verdict.ts';

export const noHoldLeft: Invariant = {
  name: 'I7',
  says: 'no hold outlives its minute',
  find: ({ claims }: Data) =>
    claims
      .filter(({ state }) => state === 'held')
      .map(
        ({ id, expiresAt }) =>
          `hold ${id} is held, until ${new Date(expiresAt ?? 0).toISOString()}`,
      ),
};

export const noStranger: Invariant = {
  name: 'I8',
  says: 'no row, record, event or line of a workbook is with a tenant that it is not of',
  find: ({ strangers, records, events, workbooks, appointments, shops, outbox }: Data) => {
    const tenantOf = new Map(appointments.map(({ id, tenant }) => [id, tenant]));
    for (const { aggregate, tenant } of outbox) tenantOf.set(aggregate, tenant);
    const isForeign = (id: string, tenant: string): boolean =>
      tenantOf.has(id) && tenantOf.get(id) !== tenant;
    const slugOf = new Map(shops.map(({ id, slug }) => [id, slug]));
    const staff = new Map(
      shops.flatMap(({ id, staff, desks }) => [...staff, ...desks].map((it) => [it, id])),
    );
    return [
      ...strangers.map(({ table, tenant }) => `${table} has rows of ${tenant}, who is nobody`),
      ...appointments
        .filter(({ resource, tenant }) => staff.get(resource) !== tenant)
        .map(
          ({ id, tenant }) => `appointment ${id} of ${slugOf.get(tenant)} is with another's staff`,
        ),
      ...records
        .filter(({ key, tenant }) => isForeign(key, tenant))
        .map(({ topic, key, tenant }) => `${topic} tells ${key} as of ${tenant}`),
      ...events
        .filter(({ appointment, tenant }) => isForeign(appointment, tenant))
        .map(({ id, tenant }) => `event ${id} is marked as of ${tenant}`),
      ...workbooks.flatMap(({ tenant, rows }) =>
        rows
          .filter((cells) => isForeign(String(cells['id']), tenant))
          .map((cells) => `the workbook of ${tenant} tells ${String(cells['id'])}`),
      ),
    ];
  },
};

export const allDone: Invariant = {
  name: 'I9',
  says: 'every consumer is at the end of its topic, and nothing waits for a person',
  find: ({ groups, backlogs, records }: Data) => [
    ...groups
      .filter(({ lag }) => lag > 0)
      .map(({ group, topic, lag }) => `${group} is ${lag} behind in ${topic}`),
    ...backlogs.flatMap(({ schema, ...counts }) =>
      Object.entries(counts)
        .filter(([, count]) => count > 0)
        .map(([what, count]) => `${schema}: ${count} ${what}`),
    ),
    ...records
      .filter(({ topic }) => topic.endsWith('.dlq'))
      .map(({ topic, key }) => `${topic} has a record of ${key}`),
  ],
};

export const replayChangesNothing: Invariant = {
  name: 'I10',
  says: 'replaying every topic from its start changes nothing',
  find: ({ replay }: Data) => replay ?? [],
};
