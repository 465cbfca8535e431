import { describe, expect, test } from '@jest/globals';
import { AppError } from '@gomomo/kernel';
import type { Tx } from '@gomomo/postgres';
import { silentLog } from '@gomomo/testing';
import { randomUUID } from 'node:crypto';
import { createWorkLoop, type WorkLoopOptions } from '../src/index.ts';
import { asTenant, claim, context, count, now, table, useWorkTable, want } from './work-context.ts';

useWorkTable();

describe('the work loop', () => {
  const open = (perform: WorkLoopOptions['perform'], more: Partial<WorkLoopOptions> = {}) =>
    createWorkLoop({
      name: 'spec',
      ...{ pool: context.pool, table, perform, clock: context.clock, logger: silentLog },
      ...{ concurrency: 4, claimMs: 60_000, everyMs: 1000, holder: 'loop', ...more },
    });
  const run = async (
    perform: WorkLoopOptions['perform'],
    { claimMs = 60_000, signal = new AbortController().signal } = {},
  ) => open(perform, { claimMs }).run(signal);

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

  test('weather, and running out of time, pause the tenant and cost nothing; so does a stop', async () => {
    const key = randomUUID();
    await want(key, 1);
    await run(async () => {
      throw new AppError('dependency-unavailable', 'away', { retryable: true });
    });
    context.clock.advance(2000);
    await run(
      (_work, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
      { claimMs: 50 },
    );
    context.clock.advance(10_000);
    const stop = new AbortController();
    await run(
      async () => {
        stop.abort();
        throw new Error('stopped');
      },
      { signal: stop.signal },
    );
    expect(await claim()).toMatchObject([{ key, attempts: 1 }]);
  });

  test('a stop pauses nobody, even where what it cut short looks like weather', async () => {
    const key = randomUUID();
    await want(key, 1);
    const stop = new AbortController();
    await run(
      async () => {
        stop.abort();
        throw new AppError('dependency-unavailable', 'no answer in time', { retryable: true });
      },
      { signal: stop.signal },
    );
    expect(await claim()).toMatchObject([{ key, attempts: 1, pauses: 0 }]);
  });

  test('what is settled with the end of an attempt is kept with it, or neither is', async () => {
    const key = randomUUID();
    await want(key, 1);
    const told = 'insert into calendar.inbox values ($1, $2, $3, $4)';
    const settle = async (tx: Tx) => {
      await tx.query(told, [context.tenantId, 'told', key, now()]);
    };
    const failing = run(async () => async (tx) => {
      await settle(tx);
      throw new Error('the database went away');
    });
    await expect(failing).rejects.toThrow('the database went away');
    expect(await count()).toEqual({ pending: 1, dead: 0 });
    context.clock.advance(60_000);
    await run(async () => settle);
    expect(await count()).toEqual({ pending: 0, dead: 0 });
    const { rows } = await context.owner.query('select from calendar.inbox where event_id = $1', [
      key,
    ]);
    expect(rows).toHaveLength(1);
  });

  test('work on hold stands, as often as it is wanted, until it is resumed', async () => {
    const key = randomUUID();
    await want(key, 1);
    let tries = 0;
    const perform = async () => {
      tries += 1;
      throw new AppError('on-hold', 'revoked');
    };
    await run(perform);
    context.clock.advance(86_400_000);
    await want(key, 2);
    await run(perform);
    expect(tries).toBe(1);
    await asTenant((tx) => table.resume(tx, context.tenantId));
    expect(await claim()).toMatchObject([{ key, version: 2, attempts: 1 }]);
  });

  test('a hold that has an end goes by itself: whoever set it may be dead by then', async () => {
    const { tenantId, clock } = context;
    const [running, waiting] = [randomUUID(), randomUUID()];
    await want(running, 1);
    const [work] = await claim();
    await want(waiting, 1);
    const until = new Date(clock.now() + 60_000);
    await asTenant((tx) => table.hold(tx, tenantId, 'events are removed', until));
    if (work !== undefined) await table.finish(context.pool, work);
    expect(await claim()).toEqual([]);
    clock.advance(60_000);
    expect(await claim()).toMatchObject([{ key: waiting }]);
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

  // Whoever had looked and found nothing waited for the slowest of those that were at work.
  test('what is wanted while other work is under way does not wait for it', async () => {
    const [slow, quick] = [randomUUID(), randomUUID()];
    await want(slow, 1);
    const seen = Promise.withResolvers<void>();
    const loop = open(async ({ key }) => {
      if (key === quick) return seen.resolve();
      await want(quick, 1);
      return seen.promise;
    });
    await loop.run(new AbortController().signal);
    expect(await count()).toEqual({ pending: 0, dead: 0 });
  });

  test('says that an attempt has been noted, once that is so', async () => {
    await want(randomUUID(), 1);
    const counts: Promise<{ pending: number }>[] = [];
    const loop = open(() => Promise.resolve(), { onNoted: () => counts.push(count()) });
    await loop.run(new AbortController().signal);
    expect(await Promise.all(counts)).toMatchObject([{ pending: 0 }]);
  });

  describe('rests', () => {
    const idle = () => Promise.resolve();
    const never = new AbortController().signal;
    const longMs = 600_000;

    test('until the next work is due', async () => {
      await want(randomUUID(), 1, { quietMs: 200 });
      await want(randomUUID(), 1, { quietMs: longMs });
      const loop = open(idle);
      await loop.run(never);
      await loop.rest(longMs, never);
      expect(await count()).toEqual({ pending: 2, dead: 0 });
    });

    test('no longer for what is paused, held, or taken by another', async () => {
      const [paused, taken] = [randomUUID(), randomUUID()];
      await want(paused, 1, { tenantId: paused });
      const held = (tx: Tx) => table.hold(tx, paused, 'revoked');
      await asTenant(held, paused);
      await want(taken, 1);
      await claim();
      expect(await table.findNextDue(context.pool)).toEqual(new Date(context.clock.now() + 60_000));
      const until = new Date(context.clock.now() + 5_000);
      await asTenant((tx) => table.hold(tx, paused, 'on its way', until), paused);
      expect(await table.findNextDue(context.pool)).toEqual(until);
    });
  });
});
