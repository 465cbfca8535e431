import { describe, expect, test } from '@jest/globals';
import { migrate } from '@gomomo/postgres';
import { fixedClock, freshDatabase, silentLog } from '@gomomo/testing';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createSharedState, sharedStateMigrations } from '../src/index.ts';
import { describeSharedState } from './conformance.ts';

const freshStore = () =>
  freshDatabase({
    name: 'shared_state',
    migrate: async (ownerUrl) => {
      await migrate({ connectionString: ownerUrl, ...sharedStateMigrations });
    },
  });

describe('shared state in Postgres', () => {
  describeSharedState(async () => {
    const database = await freshStore();
    const clock = fixedClock('2026-11-22T09:00:00Z');
    const databaseUrl = database.appUrl('shared_state');
    return {
      open: () => createSharedState({ databaseUrl, clock, logger: silentLog }),
      passTime: async (byMs) => clock.advance(byMs),
      stop: database.drop,
    };
  });

  test('the sweep removes what has expired and nothing else', async () => {
    const database = await freshStore();
    const clock = fixedClock('2026-11-22T09:00:00Z');
    const databaseUrl = database.appUrl('shared_state');
    const state = createSharedState({ databaseUrl, clock, logger: silentLog });
    for (const ttlMs of [1000, 60_000]) {
      await state.sessions.put(randomUUID(), 'value', { expectedVersion: 0, ttlMs });
      await state.tokens.put(randomUUID(), 'value', ttlMs);
      await state.leases.acquire(randomUUID(), { holder: 'a', limit: 1, ttlMs });
      await state.limits.consume(randomUUID(), { points: 1, windowMs: ttlMs });
    }
    clock.advance(1000);
    for (const loop of state.loops) await loop.run(new AbortController().signal);
    const owner = new pg.Client(database.ownerUrl);
    await owner.connect();
    const { rows } = await owner.query(`
      select (select count(*)::int from shared_state.sessions) as sessions,
             (select count(*)::int from shared_state.tokens) as tokens,
             (select count(*)::int from shared_state.leases) as leases,
             (select count(*)::int from shared_state.limits) as limits`);
    expect(rows).toEqual([{ sessions: 1, tokens: 1, leases: 1, limits: 1 }]);
    await owner.end();
    await state.close();
    await database.drop();
  });

  test('a session that the database lost is a fault that recovers', async () => {
    const database = await freshStore();
    const databaseUrl = database.appUrl('shared_state');
    const state = createSharedState({ databaseUrl, logger: silentLog });
    await state.tokens.put('hash', 'value', 60_000);
    const admin = new pg.Client(database.superuserUrl);
    await admin.connect();
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'shared-state'
          and datname = current_database()`,
    );
    await admin.end();
    await state.ready().catch(() => undefined);
    expect(await state.tokens.take('hash')).toBe('value');
    await state.close();
    await database.drop();
  });
});
