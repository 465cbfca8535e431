import { AppError } from '@gomomo/kernel';
import type { SchemaSql } from '@gomomo/postgres';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { leftColumns, tablesOf } from './carried-tables.ts';
import { writePacked } from './copy-files.ts';
import {
  manifestFile,
  type Manifest,
  type SchemaEntry,
  type SequenceEntry,
  type TableEntry,
} from './manifest.ts';
import { measureTable, toList, toPath } from './measure-table.ts';
import type { Say } from './progress.ts';
import { compareLedgers, findLedger, migratedOtherwise, plannedLedger } from './schemas.ts';

export interface ExportOptions {
  readonly folder: string;
  readonly schemas: readonly SchemaSql[];
  readonly release: string;
  readonly isFinal: boolean;
  readonly now: Date;
  readonly say: Say;
}

/**
 * Writes all that is carried as it is at one moment. The folder appears whole or not at all.
 * @throws AppError `folder-taken` · `migrated-otherwise` · `nothing-to-export`
 */
export async function exportArchive(db: Client, options: ExportOptions): Promise<Manifest> {
  const { folder } = options;
  if (existsSync(folder)) {
    throw new AppError('folder-taken', `${folder} is there already: name another folder.`);
  }
  const draft = `${folder}.part`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  try {
    const manifest = await takeSnapshot(db, { ...options, folder: draft });
    const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
    writeFileSync(manifestFile(draft), text, { mode: 0o600 });
    renameSync(draft, folder);
    return manifest;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function takeSnapshot(db: Client, options: ExportOptions): Promise<Manifest> {
  await db.query('begin isolation level repeatable read read only');
  const { rows } = await db.query<{ server: string }>(
    `select current_setting('server_version') as server`,
  );
  const schemas: SchemaEntry[] = [];
  for (const sql of options.schemas) {
    const entry = await exportSchema(db, sql, options);
    if (entry !== undefined) schemas.push(entry);
  }
  await db.query('commit');
  if (schemas.length === 0) {
    throw new AppError('nothing-to-export', 'No schema of gomomo is in that database.');
  }
  const { release, isFinal, now } = options;
  const server = rows[0]?.server ?? '';
  return { format: 1, release, server, takenAt: now.toISOString(), isFinal, schemas };
}

/** A stand-in's schema is missing where Kafka or Redis does its work. */
async function exportSchema(
  db: Client,
  sql: SchemaSql,
  options: ExportOptions,
): Promise<SchemaEntry | undefined> {
  const { schema: name } = sql;
  const ledger = await findLedger(db, name);
  if (ledger === undefined) return undefined;
  const differences = compareLedgers(ledger, await plannedLedger(sql));
  if (differences.length > 0) {
    const advice = 'Start it once with this release (npm start), or export with the one it ran on.';
    throw migratedOtherwise(`The schema ${name}`, differences, advice);
  }
  const tables: TableEntry[] = [];
  const sequences: SequenceEntry[] = [];
  for (const table of tablesOf[name]?.carried ?? []) {
    tables.push(await exportTable(db, { schema: name, table }, options));
    sequences.push(...(await readSequences(db, { schema: name, table })));
  }
  return { name, ledger, tables, sequences };
}

interface Place {
  readonly schema: string;
  readonly table: string;
}

async function exportTable(
  db: Client,
  { schema, table }: Place,
  { folder, say }: ExportOptions,
): Promise<TableEntry> {
  const path = toPath(schema, table);
  const columns = await readColumns(db, { schema, table });
  const measure = await measureTable(db, path, columns);
  const file = `${schema}.${table}.copy.gz`;
  const from = db.query(copyTo(`copy ${path} (${toList(columns)}) to stdout`));
  const facts = await writePacked(join(folder, file), from, say);
  if (measure.rows > 0) say(`  ${schema}.${table}: ${measure.rows} rows`);
  return { name: table, columns, file, ...facts, ...measure };
}

/** But generated ones, which the target makes itself. */
async function readColumns(db: Client, { schema, table }: Place): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select attname as name from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''
      order by attnum`,
    [toPath(schema, table)],
  );
  const left = leftColumns[`${schema}.${table}`] ?? [];
  return rows.map(({ name }) => name).filter((name) => !left.includes(name));
}

async function readSequences(db: Client, { schema, table }: Place): Promise<SequenceEntry[]> {
  const path = toPath(schema, table);
  const { rows } = await db.query<{ column: string; sequence: string }>(
    `select attname as column, pg_get_serial_sequence($1, attname) as sequence from pg_attribute
      where attrelid = $1::regclass and attidentity <> ''`,
    [path],
  );
  const found: SequenceEntry[] = [];
  for (const { column, sequence } of rows) {
    const { rows: at } = await db.query<{ last: string; isCalled: boolean }>(
      `select last_value::text as last, is_called as "isCalled" from ${sequence}`,
    );
    found.push(...at.map((value) => ({ table, column, ...value })));
  }
  return found;
}
