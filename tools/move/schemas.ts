import { loadApp, services } from '@gomomo/infra';
import { AppError } from '@gomomo/kernel';
import { messagingMigrations } from '@gomomo/messaging';
import { readMigrations, type SchemaSql } from '@gomomo/postgres';
import { sharedStateMigrations } from '@gomomo/shared-state';
import { escapeIdentifier, type Client } from 'pg';
import type { Ledger } from './manifest.ts';

/** Every schema that the product keeps in PostgreSQL: those of services, then the stand-ins of Kafka and Redis. */
export async function readSchemas(): Promise<SchemaSql[]> {
  const apps = await Promise.all(services.map(loadApp));
  const own = apps.flatMap(({ migrations }) => (migrations === undefined ? [] : [migrations]));
  return [...own, messagingMigrations, sharedStateMigrations];
}

export const plannedLedger = async (sql: SchemaSql): Promise<Ledger> =>
  (await readMigrations(sql)).map(({ name, checksum }) => ({ name, checksum }));

/** The migrations that a database has had; undefined where it has no such schema. */
export async function findLedger(db: Client, schema: string): Promise<Ledger | undefined> {
  const table = `${escapeIdentifier(schema)}._prisma_migrations`;
  const { rows: found } = await db.query('select to_regclass($1) is not null as there', [table]);
  if (found[0]?.there !== true) return undefined;
  const { rows } = await db.query<Ledger[number]>(
    `select migration_name as name, checksum from ${table} where rolled_back_at is null and finished_at is not null`,
  );
  return rows;
}

/** What one has and the other has not, by name; nothing when they agree. */
export function compareLedgers(there: Ledger, wanted: Ledger): string[] {
  const keyOf = ({ name, checksum }: Ledger[number]) => `${name} ${checksum}`;
  const isIn = (ledger: Ledger) => {
    const keys = new Set(ledger.map(keyOf));
    return (row: Ledger[number]) => keys.has(keyOf(row));
  };
  const missing = wanted.filter((row) => !isIn(there)(row)).map(({ name }) => `lacks ${name}`);
  const extra = there.filter((row) => !isIn(wanted)(row)).map(({ name }) => `has ${name}`);
  return [...missing, ...extra];
}

export function migratedOtherwise(what: string, differences: readonly string[], advice: string) {
  return new AppError(
    'migrated-otherwise',
    `${what} is migrated otherwise (${differences.join(', ')}). ${advice}`,
  );
}
