import { services } from '@gomomo/infra';
import { migrate } from '@gomomo/postgres';
import { freshDatabase, temporaryFolder, type FreshDatabase } from '@gomomo/testing';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { readSchemas } from '../../move/schemas.ts';
import { commands } from '../commands.ts';
import { findPlaces, type Places } from '../places.ts';

const schemas = services.flatMap(({ schema }) => (schema === undefined ? [] : [schema]));

describe('what an operator does with the outboxes', () => {
  let database: FreshDatabase;
  let db: Client;
  let places: Places;

  beforeAll(async () => {
    database = await freshDatabase({
      name: 'operator',
      migrate: async (ownerUrl) => {
        for (const sql of await readSchemas())
          await migrate({ connectionString: ownerUrl, ...sql });
      },
    });
    db = new Client({ connectionString: database.ownerUrl });
    await db.connect();
    places = await findPlaces({
      DATABASE_OWNER_URL: database.ownerUrl,
      DATA_DIR: temporaryFolder('operator-'),
    });
  }, 60_000);
  afterAll(async () => {
    await db?.end();
    await database?.drop();
  });

  const run = async (name: string, args: readonly string[] = [], limit = 20): Promise<string[]> => {
    const said: string[] = [];
    const print = (line: string) => said.push(line);
    await commands[name]?.(places, { args, to: undefined, yes: true, values: false, limit, print });
    return said;
  };

  const write = (schema: string, id: string, version: number, state: 'published' | 'parked') =>
    db.query(
      `insert into ${schema}.outbox (tenant_id, aggregate_id, aggregate_version, event_id, aggregate_type,
              topic, type, payload, shard, occurred_at, ${state}_at, last_error)
       values (gen_random_uuid(), $1, $2, gen_random_uuid(), 'appointment', 'spec.v1', 'spec', '{}', 0, now(), now(),
              'too large')`,
      [id, version],
    );
  const waiting = async (schema: string, id: string): Promise<number> => {
    const { rowCount } = await db.query(
      `select from ${schema}.outbox where aggregate_id = $1 and published_at is null and parked_at is null`,
      [id],
    );
    return rowCount ?? 0;
  };

  test('are those of every service that has a schema', async () => {
    const outboxes = places.openOutboxes();
    const found = await outboxes.find();
    await outboxes.close();
    expect(found.map(({ schema }) => schema)).toEqual(schemas);
    expect(schemas.length).toBeGreaterThan(1);
  });

  test.each(schemas)('sends again what the outbox of %s has of an id', async (schema) => {
    const id = randomUUID();
    await write(schema, id, 1, 'published');
    await write(schema, id, 2, 'published');
    expect(await run('rebuild', [id])).toEqual([`${schema}: 2 events are sent again`]);
    expect(await waiting(schema, id)).toBe(2);
  });

  test.each(schemas)('lists and un-parks what the relay of %s set aside', async (schema) => {
    const id = randomUUID();
    await write(schema, id, 1, 'parked');
    const [line = '', ...others] = await run('parked');
    expect(others).toEqual([]);
    expect(JSON.parse(line)).toMatchObject({ schema, aggregateId: id, reason: 'too large' });
    expect(await run('unpark', [id])).toEqual([
      `${schema}: 1 events are tried again, and those that waited behind them`,
    ]);
    expect(await waiting(schema, id)).toBe(1);
    expect(await run('parked')).toEqual(['none']);
  });

  test('lists no more than was asked for, whatever outbox it is in', async () => {
    const ids = schemas.map(() => randomUUID());
    for (const [index, schema] of schemas.entries()) await write(schema, ids[index]!, 1, 'parked');
    expect(await run('parked', [], 2)).toHaveLength(2);
    for (const id of ids) await run('unpark', [id]);
  });

  test('says so where nothing is known of an id', async () => {
    expect(await run('rebuild', [randomUUID()])).toEqual([
      'No outbox has anything of it (any more): replay the groups of booking.state.v1 instead.',
    ]);
    expect(await run('unpark', [randomUUID()])).toEqual(['nothing of it is parked']);
  });

  test('are found also where a service was never migrated', async () => {
    await db.query('drop schema voice cascade');
    const outboxes = places.openOutboxes();
    const found = await outboxes.find();
    await outboxes.close();
    expect(found.map(({ schema }) => schema)).toEqual(schemas.filter((it) => it !== 'voice'));
  });
});
