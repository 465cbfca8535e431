import type { Log } from '@gomomo/kernel';
import pg from 'pg';

export interface PoolOptions {
  connectionString: string;
  /** Connections at most; about four for each core of the server is best (measured). */
  max?: number;
  /** Seen in `pg_stat_activity`. */
  applicationName: string;
  logger?: Pick<Log, 'warn'>;
  statementTimeoutMs?: number;
  lockTimeoutMs?: number;
  idleInTransactionTimeoutMs?: number;
  /** Counted here, for a server that may hang; the others are the server's own. */
  queryTimeoutMs?: number;
}

export type Pool = pg.Pool;

/**
 * A pool whose every session runs in UTC: Prisma's adapter drops the offset of instants, so a
 * server in another zone would silently shift them. The caller ends it with `pool.end()`.
 *
 * `jit=off` because compiling costs more than our statements take (20 times, measured).
 * `connectionTimeoutMillis` because a caller that waits for a connection it holds itself would
 * otherwise wait for ever.
 */
export function createPool(options: PoolOptions): Pool {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.max ?? 8,
    application_name: options.applicationName,
    options: sessionOptions(options),
    connectionTimeoutMillis: 2000,
    ...(options.queryTimeoutMs === undefined ? {} : { query_timeout: options.queryTimeoutMs }),
    idleTimeoutMillis: 30_000,
    keepAlive: true,
  });
  // Without a listener a connection that dies while idle ends the process. Prisma's adapter removes
  // its own listener at $disconnect, so this one is not redundant.
  pool.on('error', (error) => {
    options.logger?.warn({ err: error }, 'an idle database connection was lost');
  });
  return pool;
}

function sessionOptions(options: PoolOptions): string {
  const settings = {
    TimeZone: 'UTC',
    jit: 'off',
    statement_timeout: options.statementTimeoutMs ?? 10_000,
    lock_timeout: options.lockTimeoutMs ?? 2000,
    idle_in_transaction_session_timeout: options.idleInTransactionTimeoutMs ?? 10_000,
  };
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}
