import pg from 'pg';
import { AppError } from '@gomomo/kernel';
import type { Pool } from './pool.ts';
import { usualRetries, waitToRetry } from './retry.ts';
import { isConnectionLost } from './weather.ts';

/** What a store function needs: a transaction, or a pool for one statement that commits alone. */
export interface Queryable {
  query<Row extends pg.QueryResultRow>(
    config: pg.QueryConfig | string,
    values?: unknown[],
  ): Promise<pg.QueryResult<Row>>;
}

declare const open: unique symbol;

/** An open transaction; only `withTransaction` makes one, so a function that asks for it gets one. */
export interface Tx extends Queryable {
  readonly [open]: true;
}

export interface TransactionOptions {
  /** Row-level security of the transaction sees this tenant alone; without it, none. */
  tenantId?: string;
  isolation?: 'read committed' | 'repeatable read' | 'serializable';
  /** Further runs after 40001 or 40P01; 3 unless said otherwise. */
  retries?: number;
}

/**
 * Runs `work` in one transaction. `work` may run several times (40001, 40P01), so it must do nothing
 * outside the transaction; and no network call inside it.
 *
 * Errors: what `work` throws; `busy`; `dependency-unavailable`, with `details.outcome = 'unknown'`
 * when the connection was lost during COMMIT: run the same call again under its idempotency key.
 */
export async function withTransaction<Result>(
  pool: Pool,
  work: (tx: Tx) => Promise<Result>,
  options: TransactionOptions = {},
): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await runOnce(pool, work, options);
    } catch (error) {
      await waitToRetry(error, tried, options.retries ?? usualRetries);
    }
  }
}

async function runOnce<Result>(
  pool: Pool,
  work: (tx: Tx) => Promise<Result>,
  options: TransactionOptions,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A client that is checked out has no listener of the pool: a lost connection would be uncaught.
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    await client.query(beginStatement(options));
    const result = await work(client as unknown as Tx);
    await commit(client);
    return result;
  } catch (error) {
    if (isConnectionLost(error)) broken ??= error as Error;
    if (broken === undefined) broken = await rollback(client);
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** One round trip: the simple protocol takes both statements. */
function beginStatement({ isolation = 'read committed', tenantId }: TransactionOptions): string {
  const begin = `begin isolation level ${isolation}`;
  if (tenantId === undefined) return begin;
  return `${begin}; ${setTenant(tenantId)}`;
}

/**
 * Says whose rows this transaction sees. A statement of its own and no call of `set_config`: a cluster of servers
 * passes on such statements, not what functions set.
 */
export const setTenant = (tenantId: string): string =>
  `set local app.tenant = ${pg.escapeLiteral(tenantId)}`;

async function commit(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('commit');
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
    throw new AppError(
      'dependency-unavailable',
      'the connection was lost during COMMIT; nobody knows whether it took effect',
      { retryable: true, details: { outcome: 'unknown' }, cause: error },
    );
  }
}

/** Returns the error that makes the connection unfit for the pool, if any. */
async function rollback(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
