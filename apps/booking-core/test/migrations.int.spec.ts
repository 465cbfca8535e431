import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { describeStructure, migrate } from '@gomomo/postgres';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import { readFileSync } from 'node:fs';
import { bookingCoreMigrations } from '../src/migrations.ts';
import { bookingDatabase, rowsOf, type BookingDatabase } from './support/booking-database.ts';
import { findDrift, loadSchemaEngine, migrationList } from './support/schema-engine.ts';

/** Tables of hand-written SQL that the model leaves out, or cannot say (a generated column). */
const beyondTheModel = [
  '_functions',
  'appointments',
  'audit',
  'claims',
  'idempotency',
  'inbox',
  'mirror_status',
  'outbox',
  'wrong_proofs',
].map((table) => `booking.${table}`);
const enumsBeyondTheModel = /appointment_status|channel|sync_state|actor_kind/;

let database: BookingDatabase;

beforeAll(async () => {
  database = await bookingDatabase();
});
afterAll(() => database.drop());

/** Version of every installed copy of a package, from the lock file. */
const workspaceLock = 'package-lock.json';
const cliLock = 'tools/prisma/package-lock.json';

function installedCopies(name: string, lockFile = workspaceLock): string[] {
  const lock = JSON.parse(
    readFileSync(new URL(`../../../${lockFile}`, import.meta.url), 'utf8'),
  ) as { packages: Record<string, { version?: string }> };
  return Object.entries(lock.packages)
    .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    .map(([, { version = '' }]) => version);
}

test('there is one copy of pg: Prisma takes a pool of another copy for a list of settings', () => {
  expect(installedCopies('pg')).toHaveLength(1);
});

describe("Prisma's own engine", () => {
  let engine: SchemaEngine;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ engine, close } = await loadSchemaEngine(database.ownerUrl));
  });
  afterAll(() => close());

  test('is of the same hash as the client, all packages of one version', () => {
    for (const name of ['@prisma/client', '@prisma/adapter-pg', '@prisma/driver-adapter-utils']) {
      expect([name, ...installedCopies(name)]).toEqual([name, '7.10.0']);
    }
    expect(installedCopies('prisma', cliLock)).toEqual(['7.10.0']);
    expect(installedCopies('@prisma/schema-engine-wasm')).toEqual(
      installedCopies('@prisma/engines-version', cliLock),
    );
  });

  test('agrees with the ledger that our runner wrote, and finds nothing to apply', async () => {
    const migrationsList = await migrationList();
    const filters = { externalTables: [], externalEnums: [] };
    const diagnosis = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters,
    });
    expect(diagnosis).toEqual({
      editedMigrationNames: [],
      failedMigrationNames: [],
      hasMigrationsTable: true,
      history: null,
    });
    const applied = await engine.applyMigrations({ migrationsList, filters });
    expect(applied.appliedMigrationNames).toEqual([]);
  });

  test('finds no drift between the model and the database', async () => {
    const drift = await findDrift(engine, beyondTheModel);
    const lines = drift.split('\n').filter((line) => line.includes('[') || /^ {2}[-+]/.test(line));
    expect(lines.filter((line) => !enumsBeyondTheModel.test(line) && !/enums/i.test(line))).toEqual(
      [],
    );
  });

  test('notices a column that somebody added by hand', async () => {
    await database.owner.query('alter table booking.services add column stray int');
    expect(await findDrift(engine, beyondTheModel)).toMatch(/stray/);
    await database.owner.query('alter table booking.services drop column stray');
  });
});

test('the structure is the committed structure.txt, functions and policies included', async () => {
  const lines = await describeStructure(database.owner, 'booking');
  const file = new URL('../prisma/structure.txt', import.meta.url);
  // On a wanted change: DATABASE_OWNER_URL=... node apps/booking-core/prisma/write-structure.ts
  expect(`${lines.join('\n')}\n`).toBe(readFileSync(file, 'utf8'));
});

test('a second start applies nothing', async () => {
  const connectionString = database.ownerUrl;
  expect(await migrate({ connectionString, ...bookingCoreMigrations })).toEqual([]);
});

describe('what the service may touch', () => {
  test('not the ledger of migrations', async () => {
    await expect(
      database.pool.query('select * from booking._prisma_migrations'),
    ).rejects.toMatchObject({
      code: '42501',
    });
  });

  test('neither old audit rows nor the outbox can be rewritten', async () => {
    for (const change of [
      'update booking.audit set action = $$x$$',
      'delete from booking.audit',
      'update booking.outbox set published_at = now()',
      'delete from booking.outbox',
      'delete from booking.appointments',
      'delete from booking.tenants',
      'truncate booking.claims',
      'alter table booking.claims drop constraint claims_no_overlap',
    ]) {
      await expect(database.pool.query(change)).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('every table is under row-level security but the ledgers of migrations and functions', async () => {
    const open = await rowsOf(
      database,
      `select relname from pg_class where relnamespace = 'booking'::regnamespace and relkind = 'r'
          and not relrowsecurity order by relname`,
    );
    expect(open).toEqual([{ relname: '_functions' }, { relname: '_prisma_migrations' }]);
  });

  test('no function is for everybody, and those of the owner fix their search path', async () => {
    const functions = await rowsOf<{ name: string; open: boolean; loose: boolean }>(
      database,
      `select proname as name, has_function_privilege('public', oid, 'execute') as open,
              prosecdef and not coalesce('search_path=""' = any (proconfig), false) as loose
         from pg_proc where pronamespace = 'booking'::regnamespace`,
    );
    expect(functions.filter(({ open, loose }) => open || loose)).toEqual([]);
  });

  test('tenant_id is in every key, exclusion and reference, so that an engine may cut by tenant', async () => {
    const keys = await rowsOf<{ key: string; holds: boolean }>(
      database,
      `select k.conrelid::regclass::text || ' ' || k.conname as key,
              exists (select from unnest(k.conkey) part (attnum)
                        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = part.attnum
                       where a.attname = 'tenant_id') as holds
         from pg_constraint k
        where k.connamespace = 'booking'::regnamespace and k.contype in ('p', 'u', 'x', 'f')
        union all
       select i.indrelid::regclass::text || ' ' || i.indexrelid::regclass::text,
              exists (select from unnest(i.indkey::int2[]) part (attnum)
                        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = part.attnum
                       where a.attname = 'tenant_id')
         from pg_index i join pg_class c on c.oid = i.indexrelid
        where c.relnamespace = 'booking'::regnamespace and (i.indisunique or i.indisexclusion)
          and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`,
    );
    expect(keys.length).toBeGreaterThan(20);
    expect(
      keys
        .filter(({ holds }) => !holds)
        .map(({ key }) => key)
        .sort(),
    ).toEqual([
      // the ledgers, and the two tables that every shard holds
      'booking._functions _functions_pkey',
      'booking._prisma_migrations _prisma_migrations_pkey',
      'booking.phone_numbers phone_numbers_pkey',
      'booking.tenants tenants_pkey',
      'booking.tenants tenants_slug',
    ]);
  });

  test('tenant_id leads every key, so that the schema can be cut by tenant', async () => {
    const keys = await rowsOf<{ key: string; column: string }>(
      database,
      `select k.conrelid::regclass::text || ' ' || k.conname as key, a.attname as column
         from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        where k.connamespace = 'booking'::regnamespace and k.contype in ('p', 'u', 'x', 'f')`,
    );
    const others = keys.filter(({ column }) => column !== 'tenant_id').map(({ key }) => key);
    // the two tables that every shard holds, and the ledgers
    expect(others.sort()).toEqual([
      'booking._functions _functions_pkey',
      'booking._prisma_migrations _prisma_migrations_pkey',
      'booking.phone_numbers phone_numbers_pkey',
      'booking.tenants tenants_pkey',
      'booking.tenants tenants_slug',
    ]);
  });
});
