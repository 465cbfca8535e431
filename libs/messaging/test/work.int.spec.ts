import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AppError } from '@gomomo/kernel';
import { createPool, migrate, withTransaction, type Pool, type Tx } from '@gomomo/postgres';
import {
  type FixedClock,
  fixedClock,
  type FreshDatabase,
  freshDatabase,
  silentLog,
} from '@gomomo/testing';
import { randomUUID } from 'node:crypto';
import {
  createInbox,
  createInboxSweep,
  createWorkLoop,
  createWorkTable,
  inboxSql,
  workSql,
  type ClaimedWork,
} from '../src/index.ts';

/** A consumer with a schema of its own: `pool` is the service's, under row-level security. */
const calendar = {
  schema: 'calendar',
  callers: 'booking_app',
  release: '1.0.0',
  sources: [inboxSql, workSql],
};
const context = {} as {
  database: FreshDatabase;
  owner: Pool;
  pool: Pool;
  clock: FixedClock;
  tenantId: string;
};
const table = createWorkTable('calendar');
const inbox = createInbox({ schema: 'calendar', consumer: 'mirror' });
const now = () => new Date(context.clock.now());

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
  await context.owner.query('truncate calendar.work');
});
afterAll(async () => {
  await context.pool?.end();
  await context.owner?.end();
  await context.database?.drop();
});

const asTenant = <Result>(work: (tx: Tx) => Promise<Result>, tenantId = context.tenantId) =>
  withTransaction(context.pool, work, { tenantId });
const want = (key: string, version: number, payload: unknown = { version }) =>
  asTenant((tx) => table.want(tx, { tenantId: context.tenantId, key, version, payload }, now()));
const count = () => asTenant((tx) => table.count(tx, context.tenantId));
const redrive = (key?: string) => asTenant((tx) => table.redrive(tx, context.tenantId, now(), key));
const claim = (limit = 10) => table.claim(context.pool, { now: now(), limit, claimMs: 60_000 });
const claimOne = async (): Promise<ClaimedWork> => {
  const [work] = await claim(1);
  if (work === undefined) throw new Error('nothing is due');
  return work;
};
const weather = { reason: 'weather', permanent: false };

describe('the inbox', () => {
  test('accepts an event once, and again when the first transaction did not commit', async () => {
    const event = { tenantId: context.tenantId, eventId: randomUUID(), now: now() };
    const failing = asTenant(async (tx) => {
      expect(await inbox.accept(tx, event)).toBe(true);
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    const accept = () => asTenant((tx) => inbox.accept(tx, event));
    const answers = await Promise.all(Array.from({ length: 20 }, accept));
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  test('forgets what is older than any topic keeps', async () => {
    const daysAgo = (days: number) => new Date(context.clock.now() - days * 86_400_000);
    for (const days of [31, 29]) {
      const event = { tenantId: context.tenantId, eventId: randomUUID(), now: daysAgo(days) };
      await asTenant((tx) => inbox.accept(tx, event));
    }
    const sweep = createInboxSweep({ ...context, schema: 'calendar' });
    await sweep.run(new AbortController().signal);
    const { rowCount } = await context.owner.query(
      'select from calendar.inbox where tenant_id = $1',
      [context.tenantId],
    );
    expect(rowCount).toBe(1);
  });
});

describe('the work table', () => {
  test('keeps the newest version and takes no older one', async () => {
    const key = randomUUID();
    expect(await want(key, 2)).toBe('newer');
    expect(await want(key, 1)).toBe('stale');
    expect(await want(key, 2)).toBe('stale');
    expect(await want(key, 5)).toBe('newer');
    expect(await claim()).toMatchObject([
      { key, version: 5, payload: { version: 5 }, attempts: 1 },
    ]);
  });

  test('gives each piece of work to one worker', async () => {
    const keys = Array.from({ length: 40 }, () => randomUUID());
    await Promise.all(keys.map((key) => want(key, 1)));
    const claims = await Promise.all(Array.from({ length: 8 }, () => claim(10)));
    const claimed = claims.flat().map((work) => work.key);
    expect(new Set(claimed).size).toBe(claimed.length);
    const rest = (await claim(40)).map((work) => work.key);
    expect([...claimed, ...rest].sort()).toEqual(keys.sort());
  });

  test('shows a tenant its own rows alone; its worker sees those of all', async () => {
    const keys = [randomUUID(), randomUUID()];
    for (const key of keys) {
      context.tenantId = randomUUID();
      await want(key, 1);
    }
    expect(await count()).toEqual({ pending: 1, dead: 0 });
    const all = 'select count(*)::int as rows from calendar.work';
    expect((await context.pool.query(all)).rows).toEqual([{ rows: 0 }]);
    expect((await claim()).map((work) => work.key).sort()).toEqual(keys.sort());
  });

  test('is done when it is finished', async () => {
    await want(randomUUID(), 1);
    await table.finish(context.pool, await claimOne());
    context.clock.advance(3_600_000);
    expect(await claim()).toEqual([]);
    expect(await count()).toEqual({ pending: 0, dead: 0 });
  });

  test('a version that arrives during an attempt is done after it, not beside it', async () => {
    const key = randomUUID();
    await want(key, 1);
    const first = await claimOne();
    await want(key, 2);
    expect(await claim()).toEqual([]);
    await table.finish(context.pool, first);
    expect(await claim()).toMatchObject([{ key, version: 2, attempts: 1 }]);
  });

  test('a failure of a version that is no longer wanted puts nothing off', async () => {
    const key = randomUUID();
    await want(key, 1);
    const first = await claimOne();
    await want(key, 2);
    await table.fail(context.pool, first, { reason: 'gone', permanent: true }, now());
    expect(await claim()).toMatchObject([{ key, version: 2, attempts: 1 }]);
  });

  test('work of a worker that died is due again when its claim is over', async () => {
    await want(randomUUID(), 1);
    await claimOne();
    context.clock.advance(59_999);
    expect(await claim()).toEqual([]);
    context.clock.advance(1);
    expect(await claim()).toMatchObject([{ attempts: 2 }]);
  });

  test('comes again later and later, at most after 15 minutes, and is dead after 12 attempts', async () => {
    const key = randomUUID();
    await want(key, 1);
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      const work = await claimOne();
      expect(work.attempts).toBe(attempt);
      expect(await table.fail(context.pool, work, weather, now())).toBe(attempt === 12);
      context.clock.advance(Math.min(2 ** attempt * 1000, 900_000));
    }
    context.clock.advance(86_400_000);
    expect(await claim()).toEqual([]);
    const { tenantId } = context;
    const dead = await asTenant((tx) => table.listDead(tx, { tenantId, limit: 10 }));
    expect(dead).toMatchObject([{ key, version: 1, attempts: 12, lastError: 'weather' }]);
  });

  test('work whose every attempt kills its process ends up dead', async () => {
    await want(randomUUID(), 1);
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      await claimOne();
      context.clock.advance(60_000);
    }
    expect(await claim()).toEqual([]);
    expect(await count()).toEqual({ pending: 0, dead: 1 });
  });

  test('is put off at least as long as the other side asks', async () => {
    await want(randomUUID(), 1);
    await table.fail(context.pool, await claimOne(), { ...weather, waitMs: 600_000 }, now());
    context.clock.advance(599_999);
    expect(await claim()).toEqual([]);
    context.clock.advance(1);
    expect(await claim()).toHaveLength(1);
  });

  test('dead work lives again by a newer version or by an operator', async () => {
    const [renewed, redriven] = [randomUUID(), randomUUID()];
    for (const key of [renewed, redriven]) {
      await want(key, 1);
      await table.fail(context.pool, await claimOne(), { reason: 'no', permanent: true }, now());
    }
    expect(await claim()).toEqual([]);
    await want(renewed, 2);
    expect(await claim()).toMatchObject([{ key: renewed, version: 2, attempts: 1 }]);
    expect(await redrive(redriven)).toBe(1);
    expect(await claim()).toMatchObject([{ key: redriven, version: 1, attempts: 1 }]);
    expect(await redrive()).toBe(0);
  });
});

describe('the work loop', () => {
  const run = async (perform: (work: ClaimedWork) => Promise<void>) => {
    const loop = createWorkLoop({
      name: 'spec',
      ...{ pool: context.pool, table, perform, clock: context.clock, logger: silentLog },
      ...{ concurrency: 4, claimMs: 60_000, everyMs: 1000 },
    });
    await loop.run(new AbortController().signal);
  };

  test('works off all that is due', async () => {
    const keys = Array.from({ length: 10 }, () => randomUUID());
    for (const key of keys) await want(key, 1);
    const done: string[] = [];
    await run(async (work) => {
      done.push(work.key);
    });
    expect(done.sort()).toEqual(keys.sort());
    expect(await count()).toEqual({ pending: 0, dead: 0 });
  });

  test('a refusal is dead at once, anything else is tried again', async () => {
    const [refused, unlucky] = [randomUUID(), randomUUID()];
    await want(refused, 1);
    await want(unlucky, 1);
    await run(async (work) => {
      if (work.key === refused) throw new AppError('revoked', 'no');
      throw new AppError('away', 'later', { retryable: true, details: { waitMs: 5000 } });
    });
    expect(await count()).toEqual({ pending: 1, dead: 1 });
    context.clock.advance(5000);
    const done: string[] = [];
    await run(async (work) => {
      done.push(work.key);
    });
    expect(done).toEqual([unlucky]);
  });
});
