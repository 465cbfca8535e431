import { Client } from 'pg';

// As every release writes them, whatever the server or the role prefers; and no time-outs of services.
const settings = {
  TimeZone: 'UTC',
  DateStyle: 'ISO',
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  statement_timeout: '0',
  lock_timeout: '10s',
  idle_in_transaction_session_timeout: '0',
};

/** A session of the owner in which values are read and written alike on every release. Who opens it ends it. */
export async function openSession(connectionString: string, name: string): Promise<Client> {
  const db = new Client({
    connectionString,
    application_name: name,
    connectionTimeoutMillis: 10_000,
    options: Object.entries(settings)
      .map(([key, value]) => `-c ${key}=${value}`)
      .join(' '),
  });
  await db.connect();
  return db;
}
