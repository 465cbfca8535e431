import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FreshDatabase } from '@gomomo/testing';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '../src/index.ts';
import { emptyDatabase, migrationsFolder, query } from './support.ts';

const first = `
  create table spec.notes (id int primary key);
  create function spec.count() returns bigint language plpgsql as $$ begin return (select count(*) from spec.notes); end $$;`;

let database: FreshDatabase;

beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database.drop());

const spec = (schema: string, ...folders: string[]) => ({
  connectionString: database.ownerUrl,
  schema,
  callers: 'booking_app',
  release: '1.0.0',
  sources: folders.map((migrations) => ({ migrations })),
});
const run = (schema: string, ...folders: string[]) => migrate(spec(schema, ...folders));
const ledger = (schema: string) =>
  query(
    database.ownerUrl,
    `select migration_name as name, finished_at is not null as finished, applied_steps_count as steps
       from ${schema}._prisma_migrations order by started_at`,
  );

describe('migrate', () => {
  test('of three starters at once one applies each file and the others find nothing to do', async () => {
    const folder = migrationsFolder({ '1_first': first, '2_second': 'create table spec.more ()' });
    const all = await Promise.all([run('spec', folder), run('spec', folder), run('spec', folder)]);
    expect(all.flat().sort()).toEqual(['1_first', '2_second']);
    expect(await ledger('spec')).toEqual([
      { name: '1_first', finished: true, steps: 1 },
      { name: '2_second', finished: true, steps: 1 },
    ]);
  });

  test('a file that fails leaves no trace and is tried again', async () => {
    const name = '1_bad';
    const folder = migrationsFolder({ [name]: 'create table bad.a (); select 1 / 0' });
    await expect(run('bad', folder)).rejects.toThrow(/1_bad failed.*division by zero/);
    expect(await ledger('bad')).toEqual([]);
    expect(await query(database.ownerUrl, `select to_regclass('bad.a') as a`)).toEqual([
      { a: null },
    ]);
    writeFileSync(join(folder, name, 'migration.sql'), 'create table bad.a ()');
    expect(await run('bad', folder)).toEqual([name]);
  });

  test('a file that was edited after it was applied is refused', async () => {
    const folder = migrationsFolder({ '1_first': 'create table edited.a ()' });
    await run('edited', folder);
    writeFileSync(join(folder, '1_first', 'migration.sql'), 'create table edited.b ()');
    await expect(run('edited', folder)).rejects.toThrow(/1_first was edited/);
  });

  test('rows of a newer release are left alone, so that an older pod can restart', async () => {
    await run('newer', migrationsFolder({ '1_a': 'select 1', '2_b': 'select 2' }));
    expect(await run('newer', migrationsFolder({ '1_a': 'select 1' }))).toEqual([]);
  });

  test('a file marked alone may build an index concurrently; a failed one is kept and named', async () => {
    const table = { '1_table': 'create table alone.t (a int)' };
    const marked = '-- alone\ncreate index concurrently t_a on alone.t (a)';
    expect(await run('alone', migrationsFolder({ ...table, '2_index': marked }))).toHaveLength(2);
    const failing = migrationsFolder({
      ...table,
      '2_index': marked,
      '3_bad': '-- alone\nselect 1 / 0',
    });
    await expect(run('alone', failing)).rejects.toThrow(/3_bad failed/);
    await expect(run('alone', failing)).rejects.toThrow(/failed earlier/);
  });

  test('an owner that may not create schemas migrates one that is there', async () => {
    await run('provisioned', migrationsFolder({}));
    await query(
      database.superuserUrl,
      `create role spec_migrator login password 'test';
       grant connect on database "${new URL(database.superuserUrl).pathname.slice(1)}" to spec_migrator;
       alter schema provisioned owner to spec_migrator;
       alter table provisioned._prisma_migrations owner to spec_migrator`,
    );
    const url = new URL(database.ownerUrl);
    url.username = 'spec_migrator';
    try {
      const folder = migrationsFolder({ '1_a': 'create table provisioned.a ()' });
      const options = { ...spec('provisioned', folder), connectionString: url.href };
      expect(await migrate(options)).toEqual(['1_a']);
    } finally {
      await query(
        database.superuserUrl,
        'drop schema provisioned cascade; drop owned by spec_migrator; drop role spec_migrator',
      );
    }
  });

  test('several sources are applied in their order, with the names of schema and callers filled in', async () => {
    const library = migrationsFolder({
      '9_log': `create table {schema}.log (a int); grant usage on schema {schema} to {callers};
                grant select on {schema}.log to {callers}`,
    });
    const own = migrationsFolder({ '1_own': 'alter table several.log add column b int' });
    expect(await run('several', library, own)).toEqual(['9_log', '1_own']);
    expect(await run('others', library)).toEqual(['9_log']);
    expect(await run('several', library, own)).toEqual([]);
    const rows = await query(
      database.ownerUrl,
      `select has_table_privilege('booking_app', 'several.log', 'select') as read`,
    );
    expect(rows).toEqual([{ read: true }]);
  });

  test('two sources with a migration of one name are refused', async () => {
    const [one, two] = [migrationsFolder({ '1_a': '' }), migrationsFolder({ '1_a': '' })];
    await expect(run('twins', one, two)).rejects.toThrow(/1_a is there twice/);
  });

  test('a role that nobody made is missed by name before anything is run', async () => {
    const folder = migrationsFolder({ '1_a': 'create table roleless.a ()' });
    const options = { ...spec('roleless', folder), callers: 'nobody_app' };
    await expect(migrate(options)).rejects.toMatchObject({
      code: 'role-missing',
      message: expect.stringContaining('nobody_app'),
    });
    expect(await ledger('roleless')).toEqual([]);
  });

  test('a schema name that is not plain is refused before anything is run', async () => {
    await expect(run('a"; drop', migrationsFolder({}))).rejects.toThrow(/not a plain schema name/);
  });
});
