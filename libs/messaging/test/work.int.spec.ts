import { describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createInbox, createInboxSweep } from '../src/index.ts';
import {
  asTenant,
  claim,
  claimNext,
  claimOne,
  context,
  count,
  now,
  redrive,
  table,
  useWorkTable,
  want,
} from './work-context.ts';

useWorkTable();
const inbox = createInbox({ schema: 'calendar', consumer: 'mirror' });
const weather = { reason: 'weather', permanent: false };
const away = { reason: 'away' };

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
    const claims = await Promise.all(Array.from({ length: 8 }, claim));
    expect(
      claims
        .flat()
        .map((work) => work.key)
        .sort(),
    ).toEqual(keys.sort());
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

  test('work of a process that was killed is free when that is there again, and of no other', async () => {
    const [mine, other] = [randomUUID(), randomUUID()];
    await want(mine, 1);
    await claimNext('mine');
    await want(other, 1);
    await claimNext('other');
    await table.release(context.pool, 'mine');
    expect(await claim()).toMatchObject([{ key: mine, attempts: 2 }]);
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

test('what is left is measured over all tenants, its age without those on hold', async () => {
  const held = randomUUID();
  await want(randomUUID(), 1, { tenantId: held });
  await asTenant((tx) => table.hold(tx, held, 'revoked'), held);
  context.clock.advance(60_000);
  const since = now();
  await want(randomUUID(), 1);
  await want(randomUUID(), 1, { quietMs: 10_000 });
  const dead = randomUUID();
  await want(dead, 1);
  await context.owner.query('update calendar.work set dead_at = $1 where key = $2', [now(), dead]);
  context.clock.advance(5_000);
  expect(await table.measure(context.pool, now())).toEqual({
    ...{ pending: 3, dead: 1, paused: 1 },
    oldestDueAt: since,
  });
});

describe('work that is wanted once more', () => {
  const redo = (key: string, version: number) => {
    const work = { tenantId: context.tenantId, lane: 'calendar', payload: {} };
    return asTenant((tx) => table.redo(tx, { ...work, all: [{ key, version }] }, now()));
  };

  test('is done again in the version that was done, and in no older one', async () => {
    const key = randomUUID();
    await want(key, 3);
    await table.finish(context.pool, await claimOne());
    await redo(key, 2);
    expect(await claim()).toEqual([]);
    await redo(key, 3);
    await table.finish(context.pool, await claimOne());
    expect(await claim()).toEqual([]);
  });

  test('is done again after an attempt that was under way when it was wanted', async () => {
    const key = randomUUID();
    await want(key, 1);
    const underWay = await claimOne();
    await redo(key, 1);
    await table.finish(context.pool, underWay);
    await table.finish(context.pool, await claimOne());
    expect(await claim()).toEqual([]);
  });
});

describe('lanes and turns', () => {
  test('of a lane one row is done at a time, whoever asks, the one due first', async () => {
    const keys = Array.from({ length: 3 }, () => randomUUID());
    for (const key of keys) {
      await want(key, 1, { lane: 'calendar' });
      context.clock.advance(1);
    }
    for (const key of keys) {
      const claims = await Promise.all(Array.from({ length: 4 }, claim));
      expect(claims.flat()).toMatchObject([{ key }]);
      for (const work of claims.flat()) await table.finish(context.pool, work);
    }
  });

  test('tenants take turns, whatever each has waiting', async () => {
    const [big, small] = [randomUUID(), randomUUID()];
    const rows = `insert into calendar.work (tenant_id, key, lane, version, payload, due_at, due_latest)
      select $1, gen_random_uuid(), 'lane ' || n % 3, 1, '{}', $2, $2 from generate_series(1, 10000) n`;
    await context.owner.query(rows, [big, now()]);
    context.clock.advance(1000);
    for (let n = 0; n < 3; n += 1) await want(randomUUID(), 1, { tenantId: small, lane: 'one' });
    const served: string[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const work = await claimOne();
      served.push(work.tenantId === big ? 'big' : 'small');
      await table.finish(context.pool, work);
    }
    expect(served.toSorted()).toEqual(['big', 'big', 'big', 'small', 'small', 'small']);
    expect(served.slice(0, 2).toSorted()).toEqual(['big', 'small']);
  });

  test('work that is wanted again and again is due when that pauses, at the latest when it must be', async () => {
    const key = randomUUID();
    const calm = { quietMs: 2000, latestMs: 30_000 };
    await want(key, 1, calm);
    context.clock.advance(1999);
    expect(await claim()).toEqual([]);
    context.clock.advance(1);
    expect(await claim()).toHaveLength(1);
    const other = randomUUID();
    const startedAt = context.clock.now();
    for (let version = 1; (await claim()).length === 0; version += 1) {
      await want(other, version, calm);
      context.clock.advance(1000);
    }
    expect(context.clock.now() - startedAt).toBe(30_000);
  });
});

describe('while the other side is away', () => {
  test('nothing of the tenant is tried, no attempt is lost, and others go on', async () => {
    const [key, other] = [randomUUID(), randomUUID()];
    await want(key, 1);
    await want(other, 1);
    await table.defer(context.pool, await claimOne(), { ...away, waitMs: 5000 }, now());
    expect(await claim()).toEqual([]);
    const elsewhere = randomUUID();
    await want(elsewhere, 1, { tenantId: randomUUID() });
    expect(await claim()).toMatchObject([{ key: elsewhere }]);
    expect(await asTenant((tx) => table.findPause(tx, context.tenantId, now()))).toEqual({
      until: new Date(context.clock.now() + 5000),
      reason: 'away',
    });
    context.clock.advance(5000);
    const claimed = await claim();
    expect(claimed.map((work) => work.key).sort()).toEqual([key, other].sort());
    expect(claimed.map((work) => work.attempts)).toEqual([1, 1]);
  });

  test('two hours later everything is done, nothing is dead and nobody was needed', async () => {
    const keys = Array.from({ length: 20 }, () => randomUUID());
    for (const key of keys) await want(key, 1, { lane: 'calendar' });
    const backAt = context.clock.now() + 2 * 3_600_000;
    let tries = 0;
    while (context.clock.now() < backAt) {
      const work = await claimNext();
      if (work !== undefined) await table.defer(context.pool, work, away, now());
      tries += work === undefined ? 0 : 1;
      context.clock.advance(10_000);
    }
    expect(tries).toBeGreaterThan(100);
    context.clock.advance(60_000);
    for (const _ of keys) await table.finish(context.pool, await claimOne());
    expect(await count()).toEqual({ pending: 0, dead: 0 });
  });

  test('it is away for one row alone: the others are done, and that one is dead in the end', async () => {
    const bad = randomUUID();
    await want(bad, 1, { lane: 'calendar' });
    const done = new Set<string>();
    for (let round = 0; round < 40; round += 1) {
      await want(randomUUID(), 1, { lane: 'calendar' });
      for (let work = await claimNext(); work !== undefined; work = await claimNext()) {
        if (work.key === bad) await table.defer(context.pool, work, away, now());
        else {
          await table.finish(context.pool, work);
          done.add(work.key);
        }
      }
      context.clock.advance(60_000);
    }
    expect(done.size).toBe(40);
    expect(await count()).toEqual({ pending: 0, dead: 1 });
  });

  test('a tenant that is held stays so until it is resumed; what is wanted is kept', async () => {
    await want(randomUUID(), 1);
    await asTenant((tx) => table.hold(tx, context.tenantId, 'revoked'));
    await want(randomUUID(), 1);
    context.clock.advance(86_400_000);
    expect(await claim()).toEqual([]);
    expect(await asTenant((tx) => table.findPause(tx, context.tenantId, now()))).toEqual({
      until: null,
      reason: 'revoked',
    });
    await asTenant((tx) => table.resume(tx, context.tenantId));
    expect(await claim()).toHaveLength(2);
  });

  test('the oldest that is due is told, but not of a tenant that is held', async () => {
    const since = now();
    await want(randomUUID(), 1);
    context.clock.advance(60_000);
    const measure = () => table.measure(context.owner, now());
    expect(await measure()).toMatchObject({ oldestDueAt: since });
    await asTenant((tx) => table.hold(tx, context.tenantId, 'revoked'));
    expect(await measure()).toMatchObject({ oldestDueAt: null });
  });

  // Each look at a server that was away made the change young again: nobody was woken, however long it lasted.
  test('what the other side is away for grows older, also while it changes', async () => {
    const key = randomUUID();
    const since = now();
    await want(key, 1);
    const measure = () => table.measure(context.owner, now());
    for (const version of [2, 3]) {
      await table.defer(context.pool, await claimOne(), away, now());
      await want(key, version);
      context.clock.advance(600_000);
      expect(await measure()).toMatchObject({ oldestDueAt: since });
    }
    const late = now();
    await table.finish(context.pool, await claimOne());
    expect(await measure()).toMatchObject({ pending: 0, oldestDueAt: null });
    await want(key, 4);
    expect(await measure()).toMatchObject({ oldestDueAt: late });
  });

  test('what is refused by itself is not behind: it counts from its next attempt', async () => {
    const key = randomUUID();
    await want(key, 1);
    await table.defer(context.pool, await claimOne(), away, now());
    context.clock.advance(600_000);
    await table.fail(context.pool, await claimOne(), { ...weather, waitMs: 900_000 }, now());
    expect(await table.measure(context.owner, now())).toMatchObject({ oldestDueAt: null });
    context.clock.advance(900_000);
    expect(await table.measure(context.owner, now())).toMatchObject({ oldestDueAt: now() });
  });

  test.each([
    [
      'dropped',
      (key: string) => asTenant((tx) => table.drop(tx, context.tenantId)).then(() => key),
    ],
    [
      'buried',
      async (key: string) => {
        await context.owner.query('update calendar.work set attempts = 12 where key = $1', [key]);
        expect(await claim()).toEqual([]);
        return key;
      },
    ],
  ])('what was %s meanwhile and is wanted again is young', async (_what, end) => {
    const key = randomUUID();
    await want(key, 1);
    await table.defer(context.pool, await claimOne(), away, now());
    context.clock.advance(600_000);
    await end(key);
    await want(key, 2);
    expect(await table.measure(context.owner, now())).toMatchObject({ oldestDueAt: now() });
  });
});
