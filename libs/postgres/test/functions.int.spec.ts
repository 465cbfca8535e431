import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { FreshDatabase } from '@gomomo/testing';
import { migrate, type SqlSource } from '../src/index.ts';
import { emptyDatabase, functionsFolder, migrationsFolder, query } from './support.ts';

let database: FreshDatabase;
let schema: string;
let serial = 0;

beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  serial += 1;
  schema = `functions_${'abcdefghijklmnopqrstuvwxyz'[serial] ?? ''}`;
});

type Files = Readonly<Record<string, string>>;

/** `create or replace function <schema>.<head> language sql as $$ <body> $$`. */
const sql = (head: string, body: string, more = '') =>
  `create or replace function ${schema}.${head} language sql ${more} as $$ ${body} $$;`;

const start = (files: Files, release = '1.0.0', migrations: Files = {}) =>
  startWith(
    [{ migrations: migrationsFolder(migrations), functions: functionsFolder(files) }],
    release,
  );
const startWith = (sources: readonly SqlSource[], release = '1.0.0') =>
  migrate({
    connectionString: database.ownerUrl,
    ...{ schema, release, sources, callers: 'booking_app' },
  });

const ask = async (call: string) =>
  (await query(database.ownerUrl, `select ${schema}.${call} as said`))[0]?.['said'];

describe('functions that migrate writes', () => {
  test('are written once, and again when their file has changed', async () => {
    const one = { 'a/one.sql': sql('one() returns int', 'select 1') };
    expect(await start(one)).toEqual(['a/one.sql']);
    expect(await start(one)).toEqual([]);
    expect(await start({ 'a/one.sql': sql('one() returns int', 'select 2') })).toEqual([
      'a/one.sql',
    ]);
    expect(await ask('one()')).toBe(2);
  });

  test('may call one another in any order, triggers and new tables included', async () => {
    const migrations = { '1_t': `create table ${schema}.t (a int)` };
    const trigger = `create or replace function ${schema}.a_trigger() returns trigger language plpgsql as
      $$ begin new.a := ${schema}.z_last(); return new; end $$;
      create or replace trigger t_a before insert on ${schema}.t for each row execute function ${schema}.a_trigger();`;
    const files = {
      'a.sql': trigger,
      'b.sql': sql('b_first() returns int', `select ${schema}.z_last()`),
      'z.sql': sql('z_last() returns int', 'select 7'),
    };
    expect(await start(files, '1.0.0', migrations)).toHaveLength(4);
    const rows = await query(
      database.ownerUrl,
      `insert into ${schema}.t values (1) returning a, ${schema}.b_first() as b`,
    );
    expect(rows).toEqual([{ a: 7, b: 7 }]);
  });

  test('are written by one of three starters at once', async () => {
    const files = { 'one.sql': sql('one() returns int', 'select 1') };
    const all = await Promise.all([start(files), start(files), start(files)]);
    expect(all.flat()).toEqual(['one.sql']);
  });

  test('are all checked at the end, an unchanged one that lost its table too, and none is written', async () => {
    const table = { '1_t': `create table ${schema}.t (a int)` };
    const reader = {
      'reader.sql': sql('reader() returns int', `select count(*)::int from ${schema}.t`),
    };
    await start(reader, '1.0.0', table);
    const dropped = { ...table, '2_gone': `drop table ${schema}.t` };
    const more = { ...reader, 'more.sql': sql('more() returns int', 'select 1') };
    await expect(start(more, '1.0.0', dropped)).rejects.toThrow(
      /body of .*reader\(\).*does not exist/,
    );
    await expect(ask('more()')).rejects.toThrow(/does not exist/);
  });

  test('a body that does not compile is refused by name, in SQL and in PL/pgSQL', async () => {
    await expect(
      start({ 'bad.sql': sql('bad() returns int', 'select no_such_column') }),
    ).rejects.toThrow(/bad\(\).*no_such_column/);
    const broken = `create or replace function ${schema}.broken() returns int language plpgsql as $$ begin retrun 1; end $$;`;
    await expect(start({ 'broken.sql': broken })).rejects.toThrow(/broken.*syntax error/);
  });

  test('with a file that is gone stay: a release before still calls them', async () => {
    const one = { 'one.sql': sql('one() returns int', 'select 1') };
    await start({ ...one, 'two.sql': sql('two() returns int', 'select 2') });
    expect(await start(one, '1.1.0')).toEqual([]);
    expect(await ask('two()')).toBe(2);
  });

  test('are written again after something dropped them', async () => {
    const one = { 'one.sql': sql('one() returns int', 'select 1') };
    await start(one);
    await query(database.ownerUrl, `drop function ${schema}.one()`);
    expect(await start(one)).toEqual(['one.sql']);
  });
});

describe('functions of several sources', () => {
  const library = () => ({
    name: 'library',
    functions: functionsFolder({
      'seen.sql': `create or replace function {schema}.seen() returns text language sql
        as $$ select '{schema}' $$;`,
    }),
  });
  const own = (said: string) => ({
    functions: functionsFolder({ 'seen.sql': sql('own() returns text', `select '${said}'`) }),
  });

  test('are written side by side, each again when its own file has changed', async () => {
    const one = library();
    expect(await startWith([one, own('a')])).toEqual(['library/seen.sql', 'seen.sql']);
    expect(await startWith([one, own('b')])).toEqual(['seen.sql']);
    expect([await ask('seen()'), await ask('own()')]).toEqual([schema, 'b']);
  });

  test('that would take turns in writing one function are refused, and nothing is written', async () => {
    const copy = { functions: functionsFolder({ 'a/copy.sql': sql('seen() returns text', '') }) };
    await expect(startWith([library(), copy])).rejects.toThrow(
      /seen is there twice: a\/copy.sql and library\/seen.sql/,
    );
    await expect(ask('seen()')).rejects.toThrow(/does not exist/);
  });

  test('keep the traps of one: a signature of a library that changes in place is refused', async () => {
    await startWith([library()]);
    const other = functionsFolder({
      'seen.sql': `create or replace function {schema}.seen() returns int language sql as $$ select 1 $$;`,
    });
    await expect(startWith([{ name: 'library', functions: other }])).rejects.toMatchObject({
      code: 'function-changed',
    });
  });
});

describe('a signature that changes in place is refused, and the error says what to do', () => {
  const isRefused = (start: Promise<unknown>) =>
    expect(start).rejects.toMatchObject({
      code: 'function-changed',
      message: expect.stringMatching(/new function name/),
    });

  test.each([
    ['a renamed parameter', 'f(p_other int) returns int', ''],
    ['another result', 'f(p_a int) returns bigint', ''],
    ['a parameter more', 'f(p_a int, p_b int) returns int', ''],
    ['a parameter more that has a default', 'f(p_a int, p_b int default 1) returns int', ''],
    ['another type of a parameter', 'f(p_a bigint) returns int', ''],
    ['no security definer any more', 'f(p_a int) returns int', 'definer'],
    ['security definer all at once', 'f(p_a int) returns int', 'invoker'],
  ])('%s', async (_name, head, was) => {
    const definer = `security definer set search_path = ''`;
    const before = sql('f(p_a int) returns int', 'select 1', was === 'definer' ? definer : '');
    await start({ 'f.sql': before });
    const after = sql(head, 'select 2', was === 'invoker' ? definer : '');
    await isRefused(start({ 'f.sql': after }));
    expect(await ask('f(p_a => 1)')).toBe(1);
  });

  test('a default that goes away', async () => {
    await start({ 'f.sql': sql('f(p_a int default 1) returns int', 'select 1') });
    await isRefused(start({ 'f.sql': sql('f(p_a int) returns int', 'select 1') }));
  });
});

describe('who may call them', () => {
  test('the callers alone, a function that is new too', async () => {
    await start({ 'one.sql': sql('one() returns int', 'select 1') });
    await start({
      'one.sql': sql('one() returns int', 'select 1'),
      'two.sql': sql('two() returns int', 'select 2'),
    });
    const rows = await query(
      database.ownerUrl,
      `select proname as name, has_function_privilege('public', oid, 'execute') as open,
              has_function_privilege('booking_app', oid, 'execute') as callers
         from pg_proc where pronamespace = '${schema}'::regnamespace order by proname`,
    );
    expect(rows).toEqual([
      { name: 'one', open: false, callers: true },
      { name: 'two', open: false, callers: true },
    ]);
  });

  test('a security definer without a search path of its own is refused', async () => {
    const loose = sql('loose() returns int', 'select 1', 'security definer');
    await expect(start({ 'loose.sql': loose })).rejects.toThrow(/loose.*search_path/);
    await expect(ask('loose()')).rejects.toThrow(/does not exist/);
  });
});

describe('releases', () => {
  const of = (release: string) =>
    start({ 'who.sql': sql('who() returns text', `select '${release}'`) }, release);

  test('an older one that starts on the newer database puts nothing back', async () => {
    await of('1.9.0');
    expect(await of('1.10.0')).toEqual(['who.sql']);
    expect(await of('1.9.0')).toEqual([]);
    expect(await ask('who()')).toBe('1.10.0');
  });

  test('an older one does not bring back what the newer dropped', async () => {
    const old = { 'gone.sql': sql('gone() returns int', 'select 1') };
    await start(old, '1.0.0');
    await start({ 'kept.sql': sql('kept() returns int', 'select 1') }, '2.0.0', {
      '1_drop': `drop function ${schema}.gone()`,
    });
    expect(await start(old, '1.0.0')).toEqual([]);
    await expect(ask('gone()')).rejects.toThrow(/does not exist/);
  });

  test('a newer one that changed nothing still keeps an older one from changing anything', async () => {
    const same = { 'who.sql': sql('who() returns text', `select 'same'`) };
    await start(same, '1.0.0');
    expect(await start(same, '2.0.0')).toEqual([]);
    expect(await of('1.5.0')).toEqual([]);
    expect(await ask('who()')).toBe('same');
  });

  test('a release that is none is refused', async () => {
    await expect(of('latest')).rejects.toThrow(/not a release/);
  });
});
