import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { freshDatabase, type FreshDatabase } from '../src/index.ts';

async function ask<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

describe('a fresh database', () => {
  let migrations = 0;
  const options = {
    name: 'self_test',
    migrate: async (ownerUrl: string): Promise<void> => {
      migrations += 1;
      await ask(
        ownerUrl,
        `create extension btree_gist; create schema demo; create table demo.notes (id int);
         grant usage on schema demo to booking_app; grant select, insert on demo.notes to booking_app`,
      );
    },
  };
  let first: FreshDatabase;
  let second: FreshDatabase;

  beforeAll(async () => {
    [first, second] = await Promise.all([freshDatabase(options), freshDatabase(options)]);
  });

  afterAll(async () => {
    await Promise.all([first.drop(), second.drop()]);
  });

  test('is migrated once and cloned for each caller', () => {
    expect(migrations).toBe(1);
    expect(first.ownerUrl).not.toBe(second.ownerUrl);
  });

  test('is not seen by another caller', async () => {
    await ask(first.appUrl('booking_core'), 'insert into demo.notes values (1)');
    expect(await ask(second.appUrl('booking_core'), 'select * from demo.notes')).toEqual([]);
  });

  test('refuses one service the schema of another', async () => {
    await expect(ask(first.appUrl('shared_state'), 'select * from demo.notes')).rejects.toThrow(
      'permission denied for schema demo',
    );
  });

  test('refuses a service the right to create anything', async () => {
    await expect(ask(first.appUrl('booking_core'), 'create schema mine')).rejects.toThrow(
      'permission denied for database',
    );
    await expect(
      ask(first.appUrl('booking_core'), 'create table public.mine (id int)'),
    ).rejects.toThrow('permission denied for schema public');
  });

  test('gives every role a session in UTC', async () => {
    for (const url of [
      first.ownerUrl,
      first.appUrl('booking_core'),
      first.appUrl('shared_state'),
    ]) {
      expect(await ask(url, 'show timezone')).toEqual([{ TimeZone: 'UTC' }]);
    }
  });

  test('runs its services under row-level security', async () => {
    const roles = await ask(
      first.superuserUrl,
      `select rolname from pg_roles where (rolsuper or rolbypassrls or rolcreaterole)
       and rolname in ('gomomo_owner', 'booking_core', 'shared_state', 'booking_app', 'shared_state_app')`,
    );
    expect(roles).toEqual([]);
  });
});
