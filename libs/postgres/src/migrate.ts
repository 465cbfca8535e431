import { AppError } from '@gomomo/kernel';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { writeFunctions } from './functions.ts';
import {
  assertPlainName,
  ensureLedger,
  failLedgerRow,
  finishLedgerRow,
  insertLedgerRow,
  prismaLockKey,
  readLedger,
} from './ledger.ts';
import { readMigrations, type Migration, type SchemaSql } from './schema-sql.ts';

export interface MigrateOptions extends SchemaSql {
  /** Of the owner of the schema. */
  readonly connectionString: string;
}

/**
 * Brings a schema up to date and answers the names applied now, files of functions included. Writes
 * Prisma's own ledger in that schema under Prisma's own lock, so that Prisma's tools agree with it.
 *
 * Each file is one transaction with its ledger row, so a failed one leaves no trace and is tried
 * again at the next start. A file whose first line is `-- alone` runs outside a transaction
 * (`create index concurrently`) and is recorded as Prisma does. Many may start at once.
 *
 * Errors: a file edited after it was applied; an earlier `-- alone` file that failed; what SQL says.
 * Rows that this release does not know are left alone: an older pod must be able to restart while
 * a newer schema is already there.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const { schema, callers } = options;
  assertPlainName(schema);
  assertPlainName(callers);
  const wanted = await readMigrations(options);
  const db = new pg.Client({
    connectionString: options.connectionString,
    application_name: `migrate ${schema}`,
    options: `-c TimeZone=UTC -c search_path=${schema} -c lock_timeout=0 -c statement_timeout=0`,
    connectionTimeoutMillis: 10_000,
  });
  await db.connect();
  try {
    await db.query('select pg_advisory_lock($1)', [prismaLockKey]);
    await ensureLedger(db, schema);
    await assertRole(db, callers);
    const applied = await applyMissing(db, schema, wanted);
    return [...applied, ...(await writeFunctions(db, options))];
  } finally {
    await db.end(); // ends the session, and with it the lock
  }
}

/** Migrations grant to it; it is made by an administrator, beforehand. */
async function assertRole(db: pg.Client, role: string): Promise<void> {
  const { rows } = await db.query<{ there: boolean }>(
    'select to_regrole($1) is not null as there',
    [role],
  );
  if (rows[0]?.there === true) return;
  throw new AppError(
    'role-missing',
    `The role ${role} is missing: run infra/postgres/roles.sql once as an administrator.`,
  );
}

async function applyMissing(db: pg.Client, schema: string, wanted: Migration[]): Promise<string[]> {
  const done = await readLedger(db, schema);
  const applied: string[] = [];
  for (const migration of wanted) {
    const row = done.get(migration.name);
    if (row === undefined) {
      await apply(db, schema, migration);
      applied.push(migration.name);
    } else if (!row.finished) {
      throw new AppError(
        'migration-failed-earlier',
        `Migration ${migration.name} failed earlier; repair, then mark it rolled back.`,
      );
    } else if (row.checksum !== migration.checksum) {
      throw new AppError(
        'migration-edited',
        `This database was made by another version: migration ${migration.name} was edited after it was applied. ` +
          'Use the version that made it, or another database (for npm start: another DATA_DIR).',
      );
    }
  }
  return applied;
}

async function apply(db: pg.Client, schema: string, migration: Migration): Promise<void> {
  const id = randomUUID();
  const alone = migration.sql.startsWith('-- alone');
  if (!alone) await db.query('begin');
  try {
    await insertLedgerRow(db, schema, { id, ...migration });
    await db.query(migration.sql); // one simple query: dollar quotes stay whole
    await finishLedgerRow(db, schema, id);
    if (!alone) await db.query('commit');
  } catch (cause) {
    if (alone) await failLedgerRow(db, schema, id, String(cause));
    else await db.query('rollback');
    throw new Error(`migration ${migration.name} failed: ${String(cause)}`, { cause });
  }
}
