import type { BusRecord, EventBus } from '@gomomo/messaging';
import { migrate, type SchemaSql } from '@gomomo/postgres';
import { freshDatabase, temporaryFolder, type FreshDatabase } from '@gomomo/testing';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { appendFileSync, cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { tablesOf } from '../carried-tables.ts';
import { exportArchive } from '../export-archive.ts';
import { importArchive } from '../import-archive.ts';
import type { Manifest } from '../manifest.ts';
import { openSession } from '../open-session.ts';
import { publishLog } from '../publish-log.ts';
import { readSchemas } from '../schemas.ts';

// Every schema of the product is migrated once for each database.
jest.setTimeout(180_000);

const tenant = '01890a5d-ac96-774b-bcce-b302099a8057';
const folder = join(temporaryFolder('archive-'), 'export');
let schemas: readonly SchemaSql[];
let source: FreshDatabase;
let manifest: Manifest;
const targets: FreshDatabase[] = [];

async function inSession<Result>(
  { ownerUrl }: FreshDatabase,
  work: (db: Client) => Promise<Result>,
): Promise<Result> {
  const db = await openSession(ownerUrl, 'spec');
  try {
    return await work(db);
  } finally {
    await db.end();
  }
}

const migrated = () =>
  freshDatabase({
    name: 'moved',
    migrate: async (connectionString) => {
      for (const sql of schemas) await migrate({ connectionString, ...sql });
    },
  });

const exportTo = (place: string) =>
  inSession(source, (db) =>
    exportArchive(db, {
      folder: place,
      schemas,
      release: '1.0.0',
      isFinal: true,
      now: new Date(),
      say: () => undefined,
    }),
  );

async function emptyTarget(): Promise<FreshDatabase> {
  const target = await migrated();
  targets.push(target);
  return target;
}

const importInto = (
  target: FreshDatabase,
  place = folder,
  beforeCommit?: (db: Client) => Promise<void>,
) =>
  inSession(target, (db) =>
    importArchive(db, {
      folder: place,
      manifest,
      ownerUrl: target.ownerUrl,
      schemas,
      ...(beforeCommit && { beforeCommit }),
      say: () => undefined,
    }),
  );

const tenantsOf = (database: FreshDatabase) =>
  inSession(database, async (db) => {
    const { rows } = await db.query('select slug, version, changed_in from booking.tenants');
    return rows;
  });

beforeAll(async () => {
  schemas = await readSchemas();
  source = await migrated();
  await inSession(source, async (db) => {
    await db.query(
      `insert into booking.tenants (id, slug, name, time_zone, locale, country, currency)
       values ($1, 'ash', 'Ash', 'UTC', 'en', 'US', 'USD')`,
      [tenant],
    );
    await db.query(`update booking.tenants set name = 'Ash & Oak'`);
    await db.query(
      `insert into messaging.records (topic, position, key, headers, value, appended_at)
       select 'booking.events.v1', n, $1, '{"ce_id":"' || n || '"}', case n when 3 then null else '\\x7b7d'::bytea end, now()
         from generate_series(0, 1200) n`,
      [tenant],
    );
  });
  manifest = await exportTo(folder);
});
afterAll(async () => {
  for (const database of [source, ...targets]) await database.drop();
});

test('every table is carried or left behind for a reason, after those that it refers to', async () => {
  await inSession(source, async (db) => {
    const { rows } = await db.query<{ schema: string; table: string }>(
      `select schemaname as schema, tablename as table from pg_tables
        where schemaname = any($1) and tablename not in ('_prisma_migrations', '_functions')`,
      [schemas.map(({ schema }) => schema)],
    );
    const named = Object.entries(tablesOf).flatMap(([schema, { carried, left }]) =>
      [...carried, ...Object.keys(left)].map((table) => ({ schema, table })),
    );
    const sorted = (list: readonly { schema: string; table: string }[]) =>
      list.map(({ schema, table }) => `${schema}.${table}`).sort();
    expect(sorted(named)).toEqual(sorted(rows));
    const { rows: references } = await db.query<{ from: string; to: string }>(
      `select a.relname as from, b.relname as to from pg_constraint c
         join pg_class a on a.oid = c.conrelid join pg_class b on b.oid = c.confrelid where c.contype = 'f'`,
    );
    const order = Object.values(tablesOf).flatMap(({ carried }) => carried);
    expect(references.length).toBeGreaterThan(3);
    expect(references.filter((it) => order.indexOf(it.from) < order.indexOf(it.to))).toEqual([]);
  });
});

test('triggers write nothing a second time, work again afterwards, and numbers go on', async () => {
  const target = await emptyTarget();
  await importInto(target);
  // The number of a transaction of another server means nothing here.
  expect(await tenantsOf(target)).toEqual([{ slug: 'ash', version: 2, changed_in: null }]);
  await inSession(target, async (db) => {
    const count = 'select count(*)::integer as rows, max(id)::integer as last from booking.audit';
    const before = (await db.query<{ rows: number; last: number }>(count)).rows[0];
    expect(before?.rows).toBe(2);
    await db.query(`update booking.tenants set name = 'Oak'`);
    const after = (await db.query(count)).rows[0];
    expect(after).toEqual({ rows: 3, last: (before?.last ?? 0) + 1 });
  });
  expect(await tenantsOf(target)).toMatchObject([{ version: 3 }]);
});

test('what is damaged on its way is refused, and leaves the target empty', async () => {
  const target = await emptyTarget();
  const damaged = join(temporaryFolder('archive-'), 'export');
  cpSync(folder, damaged, { recursive: true });
  appendFileSync(join(damaged, 'booking.audit.copy.gz'), 'x');
  await expect(importInto(target, damaged)).rejects.toMatchObject({ code: 'archive-damaged' });
  expect(await tenantsOf(target)).toEqual([]);
});

test('what is not as it was exported is refused, and leaves the target empty', async () => {
  const target = await emptyTarget();
  const [first, ...others] = manifest.schemas;
  const tables = first?.tables.map((table) =>
    table.name === 'audit' ? { ...table, digest: '1' } : table,
  );
  const kept = manifest;
  manifest = { ...manifest, schemas: [{ ...first, tables } as never, ...others] };
  await expect(importInto(target)).rejects.toMatchObject({ code: 'not-as-exported' });
  manifest = kept;
  expect(await tenantsOf(target)).toEqual([]);
});

test('a failure of what comes with it leaves the target empty, and it can be done again', async () => {
  const target = await emptyTarget();
  const away = () => Promise.reject(new Error('Kafka is away'));
  await expect(importInto(target, folder, away)).rejects.toThrow('Kafka is away');
  expect(await tenantsOf(target)).toEqual([]);
  await importInto(target);
  await expect(importInto(target)).rejects.toMatchObject({ code: 'not-empty' });
});

test('another history of migrations is refused on both ends', async () => {
  const target = await emptyTarget();
  const newer = `insert into voice._prisma_migrations (id, checksum, migration_name, finished_at)
    values ('newer', 'newer', '29990101000000_newer', now())`;
  await inSession(target, (db) => db.query(newer));
  await expect(importInto(target)).rejects.toMatchObject({
    code: 'migrated-otherwise',
    message: expect.stringContaining('has 29990101000000_newer'),
  });
  await inSession(source, (db) => db.query(newer));
  const place = join(temporaryFolder('archive-'), 'export');
  await expect(exportTo(place)).rejects.toMatchObject({ code: 'migrated-otherwise' });
  expect(existsSync(place) || existsSync(`${place}.part`)).toBe(false);
});

test('the log goes into another bus in its order, byte for byte', async () => {
  const target = await emptyTarget();
  const taken: BusRecord[] = [];
  const bus = {
    publish: (records: readonly BusRecord[]) => Promise.resolve(void taken.push(...records)),
  } as unknown as EventBus;
  const entry = manifest.schemas
    .find(({ name }) => name === 'messaging')
    ?.tables.find(({ name }) => name === 'records');
  await inSession(target, async (db) => {
    await db.query('begin');
    await publishLog(db, bus, { entry: entry as never, folder, say: () => undefined });
    await db.query('commit');
  });
  expect(taken.map(({ headers }) => Number(headers['ce_id']))).toEqual([...Array(1201).keys()]);
  expect(taken[3]).toMatchObject({ topic: 'booking.events.v1', key: tenant, value: null });
  expect(String(taken[4]?.value)).toBe('{}');
});
