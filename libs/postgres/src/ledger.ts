import type pg from 'pg';

/** The key Prisma's own engine takes (session lock): its runs and ours exclude each other. */
export const prismaLockKey = 72707369;

export interface LedgerRow {
  name: string;
  checksum: string;
  finished: boolean;
}

/** Quotes a schema's name; only plain names are used, so that Prisma's `?schema=` agrees. */
export function assertPlainName(schema: string): void {
  if (!/^[a-z][a-z_]{0,62}$/.test(schema)) throw new Error(`not a plain schema name: ${schema}`);
}

/**
 * Makes the schema and Prisma's ledger in it. Existence is asked first: `create schema if not
 * exists` demands the right to create one even where it is already there.
 */
export async function ensureLedger(db: pg.Client, schema: string): Promise<void> {
  const { rows } = await db.query<{ schema_is_there: boolean; ledger_is_there: boolean }>(
    `select to_regnamespace($1) is not null as schema_is_there,
            to_regclass($1 || '._prisma_migrations') is not null as ledger_is_there`,
    [schema],
  );
  if (rows[0]?.schema_is_there !== true) await db.query(`create schema ${schema}`);
  if (rows[0]?.ledger_is_there === true) return;
  await db.query(`create table ${schema}._prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`);
}

export async function readLedger(db: pg.Client, schema: string): Promise<Map<string, LedgerRow>> {
  const { rows } = await db.query<LedgerRow>(
    `select migration_name as name, checksum, finished_at is not null as finished
       from ${schema}._prisma_migrations where rolled_back_at is null`,
  );
  return new Map(rows.map((row) => [row.name, row]));
}

export async function insertLedgerRow(
  db: pg.Client,
  schema: string,
  row: { id: string; checksum: string; name: string },
): Promise<void> {
  await db.query(
    `insert into ${schema}._prisma_migrations (id, checksum, migration_name) values ($1, $2, $3)`,
    [row.id, row.checksum, row.name],
  );
}

export async function finishLedgerRow(db: pg.Client, schema: string, id: string): Promise<void> {
  await db.query(
    `update ${schema}._prisma_migrations
        set finished_at = clock_timestamp(), applied_steps_count = 1 where id = $1`,
    [id],
  );
}

export async function failLedgerRow(
  db: pg.Client,
  schema: string,
  id: string,
  logs: string,
): Promise<void> {
  await db.query(`update ${schema}._prisma_migrations set logs = $2 where id = $1`, [id, logs]);
}

/** The functions that are there by file, with the release that wrote or confirmed them last. */
export async function ensureFunctionLedger(db: pg.Client, schema: string): Promise<void> {
  const { rows } = await db.query<{ there: boolean }>(
    `select to_regclass($1 || '._functions') is not null as there`,
    [schema],
  );
  if (rows[0]?.there === true) return;
  await db.query(`create table ${schema}._functions (
    file text not null,
    checksum text not null,
    release text not null,
    written_at timestamptz not null default now(),
    constraint _functions_pkey primary key (file)
  )`);
}

export async function readFunctionLedger(
  db: pg.Client,
  schema: string,
  release: string,
): Promise<{ checksums: Map<string, string>; hasNewer: boolean }> {
  const { rows } = await db.query<{ file: string; checksum: string; newer: boolean }>(
    `select file, checksum,
            string_to_array(release, '.')::int[] > string_to_array($1, '.')::int[] as newer
       from ${schema}._functions`,
    [release],
  );
  return {
    checksums: new Map(rows.map(({ file, checksum }) => [file, checksum])),
    hasNewer: rows.some(({ newer }) => newer),
  };
}

/** Every file of the release is noted with it, changed or not. */
export async function writeFunctionLedger(
  db: pg.Client,
  schema: string,
  release: string,
  files: readonly { readonly file: string; readonly checksum: string }[],
): Promise<void> {
  await db.query(
    `insert into ${schema}._functions as f (file, checksum, release)
     select file, checksum, $3 from unnest($1::text[], $2::text[]) given (file, checksum)
     on conflict (file) do update
        set checksum = excluded.checksum, release = excluded.release, written_at = excluded.written_at
      where (f.checksum, f.release) is distinct from (excluded.checksum, excluded.release)`,
    [files.map(({ file }) => file), files.map(({ checksum }) => checksum), release],
  );
}
