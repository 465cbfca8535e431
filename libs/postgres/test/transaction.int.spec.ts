import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FreshDatabase } from '@gomomo/testing';
import { call, createPool, sqlState, withTransaction, type Pool, type Tx } from '../src/index.ts';
import { emptyDatabase, openPool, query } from './support.ts';

let database: FreshDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await emptyDatabase();
  pool = openPool(database.ownerUrl);
  await pool.query('create table counters (id int primary key, n int not null)');
  await pool.query('insert into counters values (1, 0), (2, 0)');
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const tenant = () => `select current_setting('app.tenant', true) as tenant`;
const increment = (tx: Tx, id: number) =>
  tx.query('update counters set n = n + 1 where id = $1', [id]);

describe('a session', () => {
  test('runs in UTC and without jit on a server set to Europe/Berlin', async () => {
    const name = new URL(database.superuserUrl).pathname.slice(1);
    await query(database.superuserUrl, `alter database "${name}" set timezone = 'Europe/Berlin'`);
    const own = openPool(database.superuserUrl);
    const { rows } = await own.query(
      `select current_setting('timezone') as zone, current_setting('jit') as jit,
              current_setting('lock_timeout') as lock, '2026-07-01 12:00'::timestamptz as noon`,
    );
    await own.end();
    const noon = new Date('2026-07-01T12:00:00Z');
    expect(rows).toEqual([{ zone: 'UTC', jit: 'off', lock: '2s', noon }]);
  });
});

describe('withTransaction', () => {
  test('shows the tenant to its own transaction only', async () => {
    const own = openPool(database.ownerUrl, { max: 1 });
    const tenantId = "o'brien"; // quoted, not trusted
    const inside = await withTransaction(own, (tx) => tx.query(tenant()), { tenantId });
    expect(inside.rows).toEqual([{ tenant: tenantId }]);
    // empty, not null: why a policy needs nullif
    expect((await own.query(tenant())).rows).toEqual([{ tenant: '' }]);
    await own.end();
  });

  test('rolls back and keeps its connection when the work throws', async () => {
    const own = openPool(database.ownerUrl, { max: 1 });
    const failing = withTransaction(own, async (tx) => {
      await increment(tx, 2);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect((await own.query('select n from counters where id = 2')).rows).toEqual([{ n: 0 }]);
    expect(own.totalCount).toBe(1);
    await own.end();
  });

  test('runs again what lost a serialization conflict', async () => {
    let runs = 0;
    await withTransaction(
      pool,
      async (tx) => {
        runs += 1;
        await tx.query('select n from counters where id = 1');
        if (runs === 1) await pool.query('update counters set n = n + 10 where id = 1');
        await increment(tx, 1);
      },
      { isolation: 'serializable' },
    );
    expect(runs).toBe(2);
    expect((await pool.query('select n from counters where id = 1')).rows).toEqual([{ n: 11 }]);
  });

  test('gives up after three more runs, as busy with the cause kept', async () => {
    let runs = 0;
    const never = withTransaction(pool, async () => {
      runs += 1;
      throw Object.assign(new Error('conflict'), { severity: 'ERROR', code: '40001' });
    });
    const error = await never.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'busy', retryable: true });
    expect(sqlState(error)).toBe('40001');
    expect(runs).toBe(4);
  });

  test('says that the outcome is unknown when the connection is lost during COMMIT', async () => {
    // The commit itself kills the session: a deferred trigger runs at COMMIT.
    await pool.query(`
      create table doomed (id int);
      create function die() returns trigger language plpgsql as
        $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
      create constraint trigger at_commit after insert on doomed deferrable initially deferred
        for each row execute function die()`);
    const lost = withTransaction(pool, (tx) => tx.query('insert into doomed values (1)'));
    await expect(lost).rejects.toMatchObject({
      code: 'dependency-unavailable',
      retryable: true,
      details: { outcome: 'unknown' },
    });
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  test('a session that dies in mid-transaction is weather and not kept by the pool', async () => {
    const own = openPool(database.ownerUrl, { max: 1 });
    const dead = withTransaction(own, (tx) =>
      tx.query('select pg_terminate_backend(pg_backend_pid())'),
    );
    await expect(dead).rejects.toMatchObject({ code: 'dependency-unavailable', retryable: true });
    expect((await own.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await own.end();
  });
});

describe('call', () => {
  test('brings every instant back that it was given, years of five digits and before Christ too', async () => {
    const instants = [
      ...[0, Date.UTC(2026, 6, 1, 12, 0, 0, 7), Date.UTC(9999, 11, 31, 23, 59, 59)],
      ...[Date.UTC(10000, 0, 1), Date.UTC(999, 0, 1), Date.parse('-000100-03-01T00:00:00Z')],
    ].map((at) => new Date(at));
    const statement = { name: 'same_instant', text: 'select $1::timestamptz as instant' };
    for (const instant of instants) {
      expect(await call(pool, statement, [instant])).toEqual([{ instant }]);
    }
  });

  const statement = { name: 'add', text: 'select $1::int + 1 as sum' };

  test('prepares its statement once under its name', async () => {
    const own = openPool(database.ownerUrl, { max: 1 });
    await call(own, statement, [1]);
    expect(await call(own, statement, [2])).toEqual([{ sum: 3 }]);
    const prepared = await own.query('select name from pg_prepared_statements');
    expect(prepared.rows).toEqual([{ name: 'add' }]);
    await own.end();
  });

  test('a lock that is not got in time is busy', async () => {
    const impatient = createPool({
      connectionString: database.ownerUrl,
      applicationName: 'impatient',
      lockTimeoutMs: 20,
    });
    const update = { name: 'bump', text: 'update counters set n = n where id = 1' };
    await withTransaction(pool, async (tx) => {
      await increment(tx, 1);
      await expect(call(impatient, update)).rejects.toMatchObject({
        code: 'busy',
        retryable: true,
      });
    });
    await impatient.end();
  });

  test('a server that is not there is dependency-unavailable', async () => {
    const url = new URL(database.ownerUrl);
    url.port = '1';
    const nowhere = openPool(url.href);
    await expect(call(nowhere, statement, [1])).rejects.toMatchObject({
      code: 'dependency-unavailable',
    });
    await nowhere.end();
  });

  test('a pool without a free connection is busy instead of waiting for ever', async () => {
    const own = openPool(database.ownerUrl, { max: 1 });
    const held = await own.connect();
    await expect(call(own, statement, [1])).rejects.toMatchObject({ code: 'busy' });
    held.release();
    await own.end();
  });
});

test('a connection killed while idle neither ends the process nor the next call', async () => {
  const warnings: string[] = [];
  const own = createPool({
    connectionString: database.ownerUrl,
    applicationName: 'idle',
    max: 1,
    logger: { warn: (_fields, message) => warnings.push(message) },
  });
  const { rows } = await own.query<{ pid: number }>('select pg_backend_pid() as pid');
  const noticed = new Promise((resolve) => own.once('remove', resolve));
  await query(database.superuserUrl, `select pg_terminate_backend(${rows[0]?.pid})`);
  await noticed;
  expect((await own.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  expect(warnings).toEqual(['an idle database connection was lost']);
  await own.end();
});
