import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * Folders of SQL that belong together: a service's own, or what a library brings to any schema (the
 * outbox of @gomomo/messaging). `{schema}` and `{callers}` in the text stand for those of the schema.
 */
export interface SqlSource {
  /** Goes before its files of functions in the ledger: a library's source has one, a service's own none. */
  readonly name?: string;
  /** Holds `<time>_<name>/migration.sql`: tables, types, indexes, policies, grants. */
  readonly migrations?: string;
  /** Holds `**` + `/*.sql`, each `create or replace`: written anew whenever their file changed. */
  readonly functions?: string;
}

/** A schema and all that is written in it. */
export interface SchemaSql {
  readonly schema: string;
  /** The role that may call its functions; nobody else may. */
  readonly callers: string;
  /** `major.minor.patch` of the release that brings it. */
  readonly release: string;
  /** Migrated in this order, each by the order of its names: first what others build on. */
  readonly sources: readonly SqlSource[];
}

export interface Migration {
  /** The folder's name, `<time>_<name>`. */
  readonly name: string;
  readonly sql: string;
  /** sha256 of the text that is run, in hex, as Prisma counts it. */
  readonly checksum: string;
}

export interface FunctionFile {
  /** Path below its folder, after the name of its source. */
  readonly file: string;
  readonly sql: string;
  readonly checksum: string;
}

/** All migrations of a schema in the order in which they are applied. */
export async function readMigrations(sql: SchemaSql): Promise<Migration[]> {
  const lists = await Promise.all(sql.sources.map((source) => readMigrationsOf(source, sql)));
  const migrations = lists.flat();
  refuseTwins(migrations.map(({ name }) => [name, name]));
  return migrations;
}

async function readMigrationsOf(
  { migrations: folder }: SqlSource,
  sql: SchemaSql,
): Promise<Migration[]> {
  if (folder === undefined) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names
      .sort()
      .map(async (name) => ({ name, ...(await render(join(folder, name, 'migration.sql'), sql)) })),
  );
}

/** All files of functions of a schema. */
export async function readFunctionFiles(sql: SchemaSql): Promise<FunctionFile[]> {
  const lists = await Promise.all(sql.sources.map((source) => readFunctionsOf(source, sql)));
  const files = lists.flat().sort((a, b) => (a.file < b.file ? -1 : 1));
  refuseTwins(files.flatMap(({ file, sql: text }) => namesOf(text).map((name) => [name, file])));
  return files;
}

async function readFunctionsOf(
  { name, functions: folder }: SqlSource,
  sql: SchemaSql,
): Promise<FunctionFile[]> {
  if (folder === undefined) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.sql'))
    .map((entry) => join(entry.parentPath, entry.name));
  const prefix = name === undefined ? '' : `${name}/`;
  return Promise.all(
    paths.map(async (path) => ({
      file: prefix + relative(folder, path).split(sep).join('/'),
      ...(await render(path, sql)),
    })),
  );
}

async function render(
  path: string,
  { schema, callers }: SchemaSql,
): Promise<{ sql: string; checksum: string }> {
  const text = await readFile(path, 'utf8');
  const sql = text.replaceAll('{schema}', schema).replaceAll('{callers}', callers);
  return { sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

/** The functions that a file says it makes. */
export const namesOf = (sql: string): string[] =>
  [...sql.matchAll(/^create (?:or replace )?function \w+\.(\w+)/gim)].map(([, name = '']) => name);

/** Two sources with one name for two things would take turns in overwriting each other. */
function refuseTwins(named: readonly (readonly [name: string, file: string])[]): void {
  const seen = new Map<string, string>();
  for (const [name, file] of named) {
    const earlier = seen.get(name);
    if (earlier !== undefined) throw new Error(`${name} is there twice: ${earlier} and ${file}`);
    seen.set(name, file);
  }
}
