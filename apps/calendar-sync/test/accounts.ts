import { startFakeGoogle, type FakeGoogle } from '@gomomo/fakes';
import { createNewId, type NewId } from '@gomomo/kernel';
import { call, createPool, migrate, withTransaction, type Pool } from '@gomomo/postgres';
import { createSharedState, sharedStateMigrations, type SharedState } from '@gomomo/shared-state';
import { fixedClock, freshDatabase, silentLog, type FixedClock } from '@gomomo/testing';
import { randomBytes } from 'node:crypto';
import type { CalendarSyncDeps } from '../src/calendar-sync-deps.ts';
import { createGoogle, type Google } from '../src/create-google.ts';
import type { KeyRing } from '../src/domain/seal.ts';
import { toGoogleHosts } from '../src/google/google-hosts.ts';
import { calendarMigrations } from '../src/migrations.ts';

export const keyOf = (kid: string) => ({ kid, key: Buffer.alloc(32, kid) });

/** Accounts at a fake Google in a database of their own, by as many replicas as are asked for. */
export interface Accounts {
  readonly fake: FakeGoogle;
  readonly pool: Pool;
  readonly clock: FixedClock;
  readonly newId: NewId;
  /** How often something was said to wait in the outbox. */
  readonly committed: () => number;
  replica(ring?: KeyRing): Google;
  /** A tenant whose owner has allowed it. */
  connect(decision?: object, tenantId?: string): Promise<string>;
  /** All that were connected here. */
  readonly connected: readonly string[];
  row(tenantId: string): Promise<Record<string, unknown> | undefined>;
  outbox(tenantId: string): Promise<Record<string, unknown>[]>;
  refreshes(): number;
  stop(): Promise<void>;
}

const redirectUri = 'http://localhost:3000/api/oauth/google/callback';

export async function startAccounts(): Promise<Accounts> {
  const clock = fixedClock(new Date().toISOString());
  const fake = await startFakeGoogle({ now: clock.now });
  const database = await freshDatabase({
    name: 'calendar_sync',
    migrate: async (connectionString) => {
      await migrate({ connectionString, ...calendarMigrations });
      await migrate({ connectionString, ...sharedStateMigrations });
    },
  });
  const pool = createPool({
    connectionString: database.appUrl('calendar_sync'),
    applicationName: 'spec',
    logger: silentLog,
  });
  const state = createSharedState({
    redisUrl: undefined,
    databaseUrl: database.appUrl('shared_state'),
    logger: silentLog,
  });
  const parts = { fake, pool, clock, state, newId: createNewId(clock) };
  return {
    ...toAccounts(parts),
    async stop() {
      await state.close();
      await pool.end();
      await fake.close();
      await database.drop();
    },
  };
}

interface Parts extends Pick<Accounts, 'fake' | 'pool' | 'clock' | 'newId'> {
  readonly state: SharedState;
}

function toAccounts(parts: Parts): Omit<Accounts, 'stop'> {
  const { fake, pool, clock, newId, state } = parts;
  let committed = 0;
  const connected: string[] = [];
  const replica: Accounts['replica'] = (keyRing = [keyOf('k1')]) => {
    const { clientId, clientSecret, url } = fake;
    const google = {
      client: { clientId, clientSecret },
      hosts: toGoogleHosts(url),
      redirectUri,
      requestsPerSecond: 1000,
    };
    const deps = { pool, state, clock, newId, logger: silentLog, keyRing, google };
    return createGoogle(deps as unknown as CalendarSyncDeps, {
      committed: () => (committed += 1),
      connected: () => Promise.resolve(),
    });
  };
  const rows = (tenantId: string, table: string) =>
    withTransaction(
      pool,
      (tx) =>
        call<Record<string, unknown>>(tx, {
          name: randomBytes(6).toString('hex'),
          text: `select * from calendar.${table}`,
        }),
      { tenantId },
    );
  return {
    ...{ fake, pool, clock, newId, replica, connected, committed: () => committed },
    async connect(decision = {}, tenantId = newId()) {
      const { consents, finishConsent } = replica();
      const url = (await consents?.begin(tenantId, redirectUri)) ?? '';
      const back = new URL(fake.consent(url, decision)).searchParams;
      const [state, code] = [back.get('state') ?? '', back.get('code') ?? ''];
      const outcome = await finishConsent?.({ state, code, error: undefined });
      if (outcome?.kind !== 'connected') throw new Error(JSON.stringify(outcome));
      connected.push(tenantId);
      return tenantId;
    },
    row: async (tenantId) => (await rows(tenantId, 'connections'))[0],
    outbox: (tenantId) => rows(tenantId, 'outbox'),
    refreshes: () => fake.seen.filter(({ kind }) => kind === 'refresh').length,
  };
}
