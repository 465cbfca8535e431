import { AppError } from '@gomomo/kernel';
import { migrate, type SchemaSql } from '@gomomo/postgres';
import { join } from 'node:path';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { afterLoading } from './carried-tables.ts';
import { assertWhole, readPacked } from './copy-files.ts';
import type { Manifest, SchemaEntry, TableEntry } from './manifest.ts';
import { measureTable, toList, toPath } from './measure-table.ts';
import type { Say } from './progress.ts';
import { compareLedgers, findLedger, migratedOtherwise } from './schemas.ts';

export interface ImportOptions {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Where the target is migrated. */
  readonly ownerUrl: string;
  /** Those that the target keeps in PostgreSQL. */
  readonly schemas: readonly SchemaSql[];
  /** Further work of the same transaction, e.g. the log's way into Kafka. */
  readonly beforeCommit?: (db: Client) => Promise<void>;
  readonly say: Say;
}

/**
 * Brings an empty database to the shape of the export and fills it, in one transaction: what fails
 * leaves it empty, and can be done again.
 * @throws AppError `archive-damaged` · `migrated-otherwise` · `not-empty` · `not-as-exported`
 */
export async function importArchive(db: Client, options: ImportOptions): Promise<void> {
  const { folder, manifest, schemas, say } = options;
  const entries = manifest.schemas.filter(({ name }) => schemas.some((it) => it.schema === name));
  say('checking the files...');
  for (const { file, ...facts } of manifest.schemas.flatMap(({ tables }) => tables)) {
    await assertWhole(join(folder, file), facts);
  }
  say('migrating the database...');
  for (const sql of schemas) await migrate({ connectionString: options.ownerUrl, ...sql });
  for (const entry of entries) await assertSameLedger(db, entry);
  await db.query('begin');
  try {
    for (const entry of entries) await fillSchema(db, entry, options);
    await options.beforeCommit?.(db);
    await db.query('commit');
  } catch (error) {
    await db.query('rollback');
    throw error;
  }
  say('collecting statistics...');
  await db.query('analyze');
}

async function assertSameLedger(db: Client, { name, ledger }: SchemaEntry): Promise<void> {
  const differences = compareLedgers((await findLedger(db, name)) ?? [], ledger);
  if (differences.length === 0) return;
  const advice = 'Import with the release that exported it, into a database that no newer one had.';
  throw migratedOtherwise(`The schema ${name} of the target`, differences, advice);
}

async function fillSchema(
  db: Client,
  { name: schema, tables, sequences }: SchemaEntry,
  options: ImportOptions,
): Promise<void> {
  // What triggers would do has been done where the rows come from.
  for (const { name } of tables) {
    await db.query(`alter table ${toPath(schema, name)} disable trigger user`);
  }
  for (const { name } of tables) await assertEmpty(db, schema, name);
  for (const table of tables) await fillTable(db, toPath(schema, table.name), table, options);
  const adjustment = afterLoading[schema];
  if (adjustment !== undefined) await db.query(adjustment);
  for (const { table, column, last, isCalled } of sequences) {
    const path = toPath(schema, table);
    const sequence = 'pg_get_serial_sequence($1, $2)::regclass';
    await db.query(`select setval(${sequence}, $3, $4)`, [path, column, last, isCalled]);
  }
  for (const { name } of tables) {
    await db.query(`alter table ${toPath(schema, name)} enable trigger user`);
  }
}

async function assertEmpty(db: Client, schema: string, table: string): Promise<void> {
  const { rowCount } = await db.query(`select from ${toPath(schema, table)} limit 1`);
  if (rowCount === 0) return;
  throw new AppError(
    'not-empty',
    `The target holds data already (${schema}.${table}): import into a database that nobody has used yet.`,
  );
}

/** Into `path`, of which the archive may know only the columns. @throws AppError `not-as-exported` */
export async function fillTable(
  db: Client,
  path: string,
  { columns, file, rows, digest }: TableEntry,
  { folder, say }: Pick<ImportOptions, 'folder' | 'say'>,
): Promise<void> {
  const into = db.query(copyFrom(`copy ${path} (${toList(columns)}) from stdin`));
  await readPacked(join(folder, file), into, say);
  const loaded = await measureTable(db, path, columns);
  if (loaded.rows !== rows || loaded.digest !== digest) {
    throw new AppError(
      'not-as-exported',
      `${path} has ${loaded.rows} rows of ${rows}, and not the content that was exported.`,
    );
  }
  if (rows > 0) say(`  ${path.replaceAll('"', '')}: ${rows} rows`);
}
