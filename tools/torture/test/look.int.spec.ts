import { startRedis, type EmbeddedRedis } from '@gomomo/embedded';
import { migrate } from '@gomomo/postgres';
import {
  freshDatabase,
  skipUnless,
  temporaryFolder,
  testEnvironment,
  type FreshDatabase,
} from '@gomomo/testing';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { readSchemas } from '../../move/schemas.ts';
import { readCache } from '../look/cache.ts';
import { readDatabase } from '../look/database.ts';
import { findToldSince, readNewest } from '../look/told-since.ts';
import { idOf, north, south } from './sound-visits.ts';

describe('what is read of the database', () => {
  let database: FreshDatabase;
  let db: Client;

  beforeAll(async () => {
    database = await freshDatabase({
      name: 'looked_at',
      migrate: async (connectionString) => {
        for (const sql of await readSchemas()) await migrate({ connectionString, ...sql });
      },
    });
    db = new Client({ connectionString: database.ownerUrl });
    await db.connect();
    for (const { id, slug } of [north, south]) {
      await db.query(
        `insert into booking.tenants (id, slug, name, time_zone, locale, country, currency)
         values ($1, $2, $2, 'America/New_York', 'en', 'US', 'USD')`,
        [id, slug],
      );
    }
    await db.query(
      `insert into booking.resources (tenant_id, id, name, kind) values ($1, $2, 'Ben', 'staff')`,
      [south.id, idOf('Ben')],
    );
  }, 60_000);
  afterAll(async () => {
    await db?.end();
    await database?.drop();
  });

  const look = () => readDatabase(database.ownerUrl, [north.id, south.id]);
  const write = (tenant: string, payload: object) =>
    db.query(
      `insert into booking.outbox (tenant_id, aggregate_id, aggregate_version, event_id, aggregate_type,
              topic, type, payload, shard, occurred_at)
       values ($1, gen_random_uuid(), 1, gen_random_uuid(), 'hold', 'booking.events.v1', 'x', $2, 0, now())`,
      [tenant, payload],
    );

  test('what is of its own tenant is in nobody’s way', async () => {
    const until = '2026-12-01T10:00:00.000Z';
    await write(south.id, { hold: { resourceId: idOf('Ben'), expiresAt: until } });
    const { misplaced, strangers, outbox } = await look();
    expect({ misplaced, strangers }).toEqual({ misplaced: [], strangers: [] });
    expect(outbox).toContainEqual(
      expect.objectContaining({ schema: 'booking', tenant: south.id, expiresAt: until }),
    );
  });

  test('a document that names what is another’s is seen', async () => {
    await write(north.id, { hold: { resourceId: idOf('Ben') } });
    expect((await look()).misplaced).toEqual([
      { table: 'booking.outbox', tenant: north.id, owner: south.id },
    ]);
  });

  test('so is a row whose parent is another’s', async () => {
    await db.query(
      `insert into calendar.resource_calendars (tenant_id, resource_id, calendar_id) values ($1, $2, 'c')`,
      [north.id, idOf('Ben')],
    );
    expect((await look()).misplaced).toContainEqual({
      ...{ table: 'calendar.resource_calendars', tenant: north.id, owner: south.id },
    });
  });

  test('what was told since a moment is seen, whatever older rows were swept away', async () => {
    const newest = await readNewest(db);
    await db.query(`update booking.outbox set published_at = now()`);
    await db.query(`delete from booking.outbox`);
    expect(await findToldSince(db, newest)).toEqual([]);
    await write(south.id, {});
    await db.query(`update booking.outbox set published_at = now()`);
    expect(await findToldSince(db, newest)).toEqual(['booking told 1 × x']);
  });

  test('work that waits or is given up is seen, of whatever service', async () => {
    await db.query(
      `insert into voice.work (tenant_id, key, lane, version, payload, due_at, due_latest, dead_at)
       values ($1, gen_random_uuid(), 'texts', 1, '{}', now(), now(), now()),
              ($1, gen_random_uuid(), 'texts', 1, '{}', now(), now(), null)`,
      [north.id],
    );
    const { backlogs } = await look();
    expect(backlogs.find(({ schema }) => schema === 'voice')).toMatchObject({
      ...{ waiting: 1, dead: 1 },
    });
  });

  test('and one of nobody', async () => {
    await db.query(`insert into voice.feeds (tenant_id, version) values ($1, 1)`, [idOf('x')]);
    expect((await look()).strangers).toEqual([{ table: 'voice.feeds', tenant: idOf('x') }]);
  });
});

skipUnless('redis')('what is read of shared state', () => {
  const dataDir = temporaryFolder('torture-');
  let server: EmbeddedRedis | undefined;

  beforeAll(async () => {
    server = await startRedis({
      dataDir,
      searchPath: testEnvironment.searchPath(),
      durable: false,
    });
  });
  afterAll(() => server?.stop());

  test('is all of it, of whatever kind', async () => {
    const redis = new Redis(server?.url ?? '');
    await redis.set('a', 'one');
    await redis.hset('b', { version: 1, value: '{"two":2}' });
    await redis.zadd('c', 5, 'three');
    await redis.xadd('d', '1-1', 'four', '4');
    await redis.xadd('d', '1-2', 'five', '5');
    await redis.sadd('e', 'six');
    await redis.rpush('f', 'seven', 'eight');
    redis.disconnect();
    const entries = await readCache({ dataDir });
    expect(entries.toSorted((x, y) => (x.key < y.key ? -1 : 1))).toEqual([
      ...[
        { key: 'a', text: 'one' },
        { key: 'b', text: '1 {"two":2}' },
        { key: 'c', text: 'three' },
      ],
      ...[
        { key: 'd 1-1', text: 'four 4' },
        { key: 'd 1-2', text: 'five 5' },
      ],
      ...[
        { key: 'e', text: 'six' },
        { key: 'f', text: 'seven eight' },
      ],
    ]);
  });
});
