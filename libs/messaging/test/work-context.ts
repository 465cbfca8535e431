import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { createPool, migrate, withTransaction, type Pool, type Tx } from '@gomomo/postgres';
import { type FixedClock, fixedClock, type FreshDatabase, freshDatabase } from '@gomomo/testing';
import { randomUUID } from 'node:crypto';
import {
  createWorkTable,
  inboxSql,
  workSql,
  type ClaimedWork,
  type WantedWork,
} from '../src/index.ts';

/** A consumer with a schema of its own: `pool` is the service's, under row-level security. */
const calendar = {
  schema: 'calendar',
  callers: 'booking_app',
  release: '1.0.0',
  sources: [inboxSql, workSql],
};
export const context = {} as {
  database: FreshDatabase;
  owner: Pool;
  pool: Pool;
  clock: FixedClock;
  tenantId: string;
};
export const table = createWorkTable('calendar');
export const now = () => new Date(context.clock.now());

/** An empty work table for each test of a file. */
export function useWorkTable(): void {
  beforeAll(async () => {
    context.database = await freshDatabase({
      name: 'work',
      migrate: async (ownerUrl) => {
        await migrate({ connectionString: ownerUrl, ...calendar });
      },
    });
    const { ownerUrl, appUrl } = context.database;
    const open = (connectionString: string) =>
      createPool({ connectionString, applicationName: 'spec', max: 16 });
    context.owner = open(ownerUrl);
    context.pool = open(appUrl('booking_core'));
  }, 30_000);
  beforeEach(async () => {
    context.clock = fixedClock('2026-11-22T09:00:00Z');
    context.tenantId = randomUUID();
    await context.owner.query('truncate calendar.work, calendar.work_turns');
  });
  afterAll(async () => {
    await context.pool?.end();
    await context.owner?.end();
    await context.database?.drop();
  });
}

export const asTenant = <Result>(work: (tx: Tx) => Promise<Result>, tenantId = context.tenantId) =>
  withTransaction(context.pool, work, { tenantId });
/** By itself in its lane, unless said otherwise. */
export const want = (
  key: string,
  version: number,
  { tenantId = context.tenantId, lane = key, ...more }: Partial<WantedWork> = {},
) => {
  const work = { tenantId, key, lane, version, payload: { version }, ...more };
  return asTenant((tx) => table.want(tx, work, now()), tenantId);
};
export const count = () => asTenant((tx) => table.count(tx, context.tenantId));
export const redrive = (key?: string) =>
  asTenant((tx) => table.redrive(tx, context.tenantId, now(), { key }));
export const claimNext = (holder = 'one') =>
  table.claim(context.pool, { now: now(), claimMs: 60_000, holder });
/** All that can be had now. */
export const claim = async (): Promise<ClaimedWork[]> => {
  const next = await claimNext();
  return next === undefined ? [] : [next, ...(await claim())];
};
export const claimOne = async (): Promise<ClaimedWork> => {
  const work = await claimNext();
  if (work === undefined) throw new Error('nothing is due');
  return work;
};
