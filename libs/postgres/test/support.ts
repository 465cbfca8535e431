import { freshDatabase, temporaryFolder, type FreshDatabase } from '@gomomo/testing';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { createPool, type Pool } from '../src/index.ts';

export function emptyDatabase(): Promise<FreshDatabase> {
  return freshDatabase({ name: 'postgres_lib' });
}

export function openPool(connectionString: string, options: { max?: number } = {}): Pool {
  return createPool({ connectionString, applicationName: 'postgres-spec', max: 4, ...options });
}

/** A folder of migrations as `name: sql`. */
export const migrationsFolder = (files: Readonly<Record<string, string>>): string =>
  folderOf(Object.entries(files).map(([name, sql]) => [join(name, 'migration.sql'), sql]));

/** A folder of functions as `path: sql`. */
export const functionsFolder = (files: Readonly<Record<string, string>>): string =>
  folderOf(Object.entries(files));

function folderOf(files: readonly (readonly [path: string, text: string])[]): string {
  const folder = temporaryFolder();
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
