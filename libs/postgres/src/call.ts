import type pg from 'pg';
import { retryConflicts } from './retry.ts';
import type { Queryable } from './transaction.ts';
import { toWeather } from './weather.ts';

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
  const run = () => db.query<Row>({ ...statement, values: values.map(toText) });
  try {
    const { rows } = await ('totalCount' in db ? retryConflicts(run) : run());
    return rows;
  } catch (error) {
    throw toWeather(error);
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
