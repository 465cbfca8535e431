import { expect, jest, test } from '@jest/globals';
import { freshDatabase, temporaryFolder } from '@gomomo/testing';
import { ask, shown, type Page } from './fixtures/ask.ts';
import { serversIn, startHost } from './fixtures/start-host.ts';

// A whole start, migrations and demo included.
jest.setTimeout(180_000);

test('a given database is used instead, also for what Redis and Kafka would hold', async () => {
  const dataDir = temporaryFolder('host-');
  const database = await freshDatabase({ name: 'given' });
  const env = {
    DATABASE_URL: database.appUrl('booking_core'),
    DATABASE_OWNER_URL: database.ownerUrl,
    SEED_DEMO: '1',
    PATH: '/nonexistent',
  };
  const host = startHost(dataDir, env, { entry: '../../src/main.ts' });
  const { url, parts } = await host.ready;
  const { host: address } = new URL(database.ownerUrl);
  expect(parts).toMatchObject({ postgres: address, redis: 'postgres', kafka: 'embedded' });
  expect(serversIn(dataDir)).toEqual([]);
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  const { items } = await ask<Page<object>>(
    `${url}/api/tenants/bloom/services`,
    shown(host, 'key of the demo'),
  );
  expect(items).toHaveLength(5);
  host.process.kill('SIGTERM');
  expect(await host.exit).toBe(0);
  await database.drop();
});
