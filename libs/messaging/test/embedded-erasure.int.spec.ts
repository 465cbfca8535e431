import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { systemClock } from '@gomomo/kernel';
import { migrate } from '@gomomo/postgres';
import { freshDatabase, type FreshDatabase, silentLog } from '@gomomo/testing';
import pg from 'pg';
import { createEmbeddedBus, messagingMigrations, type EventBus } from '../src/index.ts';
import { conformanceTopics } from './conformance.ts';

jest.setTimeout(60_000);

let database: FreshDatabase;
let bus: EventBus;
let admin: pg.Client;
const [first, second] = conformanceTopics.map(({ name }) => name);

beforeAll(async () => {
  database = await freshDatabase({
    name: 'messaging',
    migrate: async (ownerUrl) => {
      await migrate({ connectionString: ownerUrl, ...messagingMigrations });
    },
  });
  bus = createEmbeddedBus({
    connectionString: database.appUrl('messaging'),
    topics: conformanceTopics,
    ...{ clock: systemClock, logger: silentLog },
  });
  admin = new pg.Client(database.superuserUrl);
  await admin.connect();
});
afterAll(async () => {
  await bus.close();
  await admin.end();
  await database.drop();
});

// An erased client's name and number stood in the log for as long as it keeps records, 14 days.
test('a tombstone erases what is personal under its key, in every topic, and nothing else', async () => {
  const record = (key: string, value: unknown, topic = first ?? '') => ({
    ...{ topic, key, headers: {} },
    value: value === null ? null : Buffer.from(JSON.stringify(value)),
  });
  const of = (name: string) => ({
    appointment: { id: name },
    pii: { name, phone: '+12125550143' },
  });
  await bus.publish([
    record('a', of('Ana')),
    record('a', of('Ana'), second),
    record('b', of('Ben')),
    record('a', { hold: 1 }),
    { ...record('a', null), value: Buffer.from('no JSON') },
    record('a', null, second),
  ]);
  const { rows } = await admin.query<{ key: string; value: Buffer | null }>(
    'select key, value from messaging.records order by topic, position',
  );
  const texts = rows.map(({ key, value }) => [key, value?.toString('utf8') ?? null]);
  expect(JSON.stringify(texts)).not.toContain('Ana"}');
  const ofB = texts.filter(([key]) => key === 'b');
  expect(ofB).toEqual([['b', JSON.stringify(of('Ben'))]]);
  await bus.publish([record('a', null, second)]);
  const after = await admin.query<{ value: Buffer | null }>(
    "select value from messaging.records where key = 'a' and value is not null",
  );
  const left = after.rows.map(({ value }) => value?.toString('utf8') ?? '');
  expect(left.filter((text) => text.includes('+1212'))).toEqual([]);
  expect(left.filter((text) => text.includes('"pii":{"name":null,"phone":null}'))).toHaveLength(2);
  expect(left).toContain('no JSON');
});
