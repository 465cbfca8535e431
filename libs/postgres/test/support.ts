import { freshDatabase, type FreshDatabase } from '@gomomo/testing';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createPool, type Pool } from '../src/index.ts';

export function emptyDatabase(): Promise<FreshDatabase> {
  return freshDatabase({ name: 'postgres_lib' });
}

export function openPool(connectionString: string, options: { max?: number } = {}): Pool {
  return createPool({ connectionString, applicationName: 'postgres-spec', max: 4, ...options });
}

/** A folder of migrations as `name: sql`. */
export function migrationsFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'gomomo-migrations-'));
  for (const [name, sql] of Object.entries(files)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'migration.sql'), sql);
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
