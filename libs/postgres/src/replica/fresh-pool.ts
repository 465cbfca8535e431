import { AppError, type Clock } from '@gomomo/kernel';
import type pg from 'pg';
import type { Pool } from '../pool.ts';
import { toPosition, type WalProgress } from './wal-progress.ts';

interface ReplicaState {
  readonly recovering: boolean;
  /** Row-level security does not hold the login. */
  readonly free: boolean;
  readonly system: string;
  readonly lsn: string | null;
}

const stateOfReplica = `select pg_is_in_recovery() as recovering, pg_last_wal_replay_lsn()::text as lsn,
  (select system_identifier from pg_control_system())::text as system,
  (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as free`;

/** For so long a connection is as fresh as when it was asked last. */
const askedAgainMs = 500;

export interface FreshPoolOptions {
  readonly pool: Pool;
  readonly progress: WalProgress;
  readonly clock: Clock;
  readonly staleMs: number;
  /** That of the primary; undefined as long as it has not answered. */
  readonly system: () => string | undefined;
  /** Told how old the view of a connection is, in ms. */
  readonly measured: (ageMs: number) => void;
}

/**
 * A pool whose connections are asked how far their server has come before they are given out: behind one
 * address there may be several replicas, and a connection stays with one.
 *
 * `connect` and `query` throw AppError `busy` (behind) or `bad-config` (no replica of this primary, or a login
 * that sees past row-level security).
 */
export function createFreshPool(options: FreshPoolOptions): Pool {
  const { pool } = options;
  const seen = new WeakMap<pg.PoolClient, { readonly asked: number; readonly until: number }>();
  const ageOf = async (client: pg.PoolClient): Promise<number> => {
    const known = seen.get(client);
    const now = options.clock.now();
    if (known !== undefined && now - known.asked < askedAgainMs) return now - known.until;
    const { rows } = await client.query<ReplicaState>(stateOfReplica);
    const until = Math.max(seenUntil(rows[0], options), known?.until ?? 0);
    seen.set(client, { asked: now, until });
    return options.clock.now() - until;
  };
  const connect = async (): Promise<pg.PoolClient> => {
    const client = await pool.connect();
    try {
      const age = await ageOf(client);
      options.measured(age);
      if (age > options.staleMs) throw behind(age);
      return client;
    } catch (error) {
      // One that is only behind is kept: it will catch up.
      client.release(isBehind(error) ? undefined : (error as Error));
      throw error;
    }
  };
  const query = async (config: pg.QueryConfig | string, values?: unknown[]) => {
    const client = await connect();
    try {
      const result = await client.query(config, values);
      client.release();
      return result;
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
  };
  return { connect, query } as unknown as Pool;
}

function seenUntil(state: ReplicaState | undefined, options: FreshPoolOptions): number {
  if (state === undefined || !state.recovering || state.lsn === null) {
    throw misplaced('the server that DATABASE_READ_URL names is no replica');
  }
  if (state.free) throw misplaced('the login of DATABASE_READ_URL sees past row-level security');
  const primary = options.system();
  if (primary === undefined) throw behind(Number.POSITIVE_INFINITY);
  if (state.system !== primary) {
    throw misplaced('the server that DATABASE_READ_URL names is a replica of another database');
  }
  return options.progress.seenUntil(toPosition(state.lsn)) ?? Number.NEGATIVE_INFINITY;
}

const isBehind = (error: unknown): boolean => (error as AppError).code === 'busy';

const misplaced = (text: string): AppError => new AppError('bad-config', text);

function behind(ageMs: number): AppError {
  const by = Number.isFinite(ageMs) ? `${Math.round(ageMs / 1000)} s` : 'more than is known';
  return new AppError('busy', `the replica is behind by ${by}`, { retryable: true });
}
