import { withStepSpan } from '@gomomo/telemetry';
import type pg from 'pg';
import { usualRetries, waitToRetry } from './retry.ts';
import type { Queryable } from './transaction.ts';

/** One statement, prepared once for each connection under its name (unique in a service, 63 bytes). */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/**
 * Runs a prepared statement and answers its rows. On a pool it commits alone, and is run again on
 * 40001 and 40P01; inside a transaction it is not (the transaction as a whole is).
 *
 * Errors: `busy` and `dependency-unavailable` (retryable), else the server's own.
 */
export async function call<Row extends pg.QueryResultRow>(
  db: Queryable,
  statement: Statement,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const query = { ...statement, values: values.map(toText) };
  const retries = 'totalCount' in db ? usualRetries : 0;
  return withStepSpan(`sql ${statement.name}`, spanOptions, () => run<Row>(db, query, retries));
}

/** Neither text nor values: the name says which statement it is, and values are personal. */
const spanOptions = { kind: 'client', attributes: { 'db.system.name': 'postgresql' } } as const;

async function run<Row extends pg.QueryResultRow>(
  db: Queryable,
  query: pg.QueryConfig,
  retries: number,
): Promise<Row[]> {
  for (let tried = 1; ; tried += 1) {
    try {
      const { rows } = await db.query<Row>(query);
      return rows;
    } catch (error) {
      await waitToRetry(error, tried, retries);
    }
  }
}

const isoLength = '2026-11-23T09:30:00.000Z'.length;

/**
 * The driver writes a Date field by field, in the zone of the process: a booking's eight take 15 µs, as
 * text two. Years of more than four digits stay the driver's: `+010000` is no year to PostgreSQL.
 */
function toText(value: unknown): unknown {
  if (!(value instanceof Date)) return value;
  const text = Number.isNaN(value.getTime()) ? '' : value.toISOString();
  return text.length === isoLength ? text : value;
}
