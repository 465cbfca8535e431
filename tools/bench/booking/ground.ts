import { bookingCoreMigrations } from '@gomomo/booking-core';
import { provision, startPostgres, startRedis } from '@gomomo/embedded';
import { messagingMigrations } from '@gomomo/messaging';
import { createPool, migrate, type Pool } from '@gomomo/postgres';
import { sharedStateMigrations } from '@gomomo/shared-state';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeDataFolder } from '../../data-folder.ts';
import { seed } from './seed.ts';

export interface Ground {
  readonly urls: {
    readonly core: string;
    readonly state: string;
    readonly bus: string;
    /** Undefined where no redis-server was found: limits are counted in Postgres then. */
    readonly redis: string | undefined;
  };
  /** Of the postmaster. */
  readonly postgresPid: number;
  /** As the owner, who sees every tenant. */
  readonly owner: Pool;
  close(): Promise<void>;
}

const password = 'bench';
const leanFiles = ['schema.sql', 'functions.sql', 'access.sql'];

/** The product's own servers, durability on, with the lean functions beside the product's. */
export async function layGround(earlierBookings: number): Promise<Ground> {
  const folder = makeDataFolder('gomomo-bench-');
  const dataDir = join(folder, 'data');
  const postgres = await startPostgres({ dataDir, durable: true });
  const redis = await startRedis({ dataDir, searchPath: process.env['PATH'] });
  await provision(postgres.superuserUrl, () => password);
  const url = (role: string) => postgres.url(role, password, 'gomomo');
  for (const migrations of [bookingCoreMigrations, sharedStateMigrations, messagingMigrations]) {
    await migrate({ connectionString: url('gomomo_owner'), ...migrations });
  }
  const owner = createPool({
    connectionString: url('gomomo_owner'),
    applicationName: 'bench',
    max: 2,
    statementTimeoutMs: 120_000,
  });
  for (const file of leanFiles) {
    await owner.query(readFileSync(join(import.meta.dirname, 'lean', file), 'utf8'));
  }
  await seed(owner, earlierBookings);
  return {
    urls: {
      core: url('booking_core'),
      state: url('shared_state'),
      bus: url('messaging'),
      redis: redis?.url,
    },
    postgresPid: postgres.pid,
    owner,
    async close() {
      await owner.end();
      await redis?.stop();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Appointments of both sides; that each transaction of a load booked is seen by the difference. */
export async function countBookings(owner: Pool): Promise<{ own: number; lean: number }> {
  const { rows } = await owner.query<{ own: string; lean: string }>(
    `select (select count(*) from booking.appointments) as own,
            (select count(*) from lean.appointments) as lean`,
  );
  return { own: Number(rows[0]?.own), lean: Number(rows[0]?.lean) };
}

/** Nothing is left to be relayed, on either side: the next load starts with an empty outbox. */
export async function emptyOutboxes(owner: Pool): Promise<void> {
  await owner.query('truncate booking.outbox, lean.outbox');
}
