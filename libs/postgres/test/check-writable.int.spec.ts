import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FreshDatabase } from '@gomomo/testing';
import { checkWritable, type Pool } from '../src/index.ts';
import { emptyDatabase, openPool, query } from './support.ts';

let database: FreshDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await emptyDatabase();
  pool = openPool(database.ownerUrl, { max: 1 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

test('a database that can write passes, and its session is as before', async () => {
  const memory = async () => (await pool.query(`show work_mem`)).rows;
  const before = await memory();
  await checkWritable(pool);
  expect(await memory()).toEqual(before);
});

test('it writes to the disk: a server that lets no bytes be written is found out', async () => {
  const name = new URL(database.superuserUrl).pathname.slice(1);
  await query(database.superuserUrl, `alter database "${name}" set temp_file_limit = '16kB'`);
  const limited = openPool(database.ownerUrl);
  await expect(checkWritable(limited)).rejects.toMatchObject({ code: 'dependency-unavailable' });
  await limited.end();
});

test('a full disk is told from a server that is away', async () => {
  const full = Object.assign(new Error('could not write'), { severity: 'ERROR', code: '53100' });
  const failing = { query: () => Promise.reject(full) } as never;
  await expect(checkWritable(failing)).rejects.toThrow('the disk of the database is full');
});
