import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { freePort, freshDatabase, temporaryFolder, type FreshDatabase } from '@gomomo/testing';
import { startHost, type Host } from './fixtures/start-host.ts';

// A server of the operator's own that could not be used was called ready all the same, with the stack
// of every failed query after it; or the start ended with a stack instead of what to do.
jest.setTimeout(60_000);

let database: FreshDatabase;
const hosts: Host[] = [];

beforeAll(async () => {
  database = await freshDatabase({ name: 'given' });
});
afterEach(async () => {
  for (const host of hosts.splice(0)) {
    host.process.kill('SIGKILL');
    await host.exit;
  }
});
afterAll(async () => {
  await database.drop();
});

/** Starts the product on what is given; what it said when it had ended by itself. */
async function refusalOf(env: NodeJS.ProcessEnv): Promise<string> {
  const dataDir = temporaryFolder('host-');
  const given = { PATH: '/nonexistent', ...env };
  const host = startHost(dataDir, given, { entry: '../../src/main.ts' });
  hosts.push(host);
  expect(await host.exit).toBe(1);
  expect(host.stdout).toEqual([]);
  const said = host.stderr().trim();
  expect(said).not.toMatch(/\n {4}at |"level":/);
  return said.split('\n').at(-1) ?? '';
}

function changed(url: string, change: (parts: URL) => void): string {
  const parts = new URL(url);
  change(parts);
  return parts.toString();
}

test('a server that is not there is waited for, then named with its setting', async () => {
  const port = await freePort();
  const place = `127.0.0.1:${port}`;
  const noKafka = {
    DATABASE_URL: database.appUrl('booking_core'),
    DATABASE_OWNER_URL: database.ownerUrl,
    KAFKA_BROKERS: place,
  };
  const said = await Promise.all([
    refusalOf({ DATABASE_URL: `postgres://booking_core:x@${place}/gomomo` }),
    refusalOf(noKafka),
    refusalOf({ ...noKafka, REDIS_URL: `redis://:secret@${place}` }),
  ]);
  expect(said).toEqual([
    `The database at ${place} cannot be reached (ECONNREFUSED). Start it, or correct DATABASE_URL.`,
    `Kafka cannot be reached at ${place}. Start it, or correct KAFKA_BROKERS.`,
    `The Redis at ${place} cannot be reached (ECONNREFUSED). Start it, or correct REDIS_URL.`,
  ]);
  expect(hosts[0]?.stderr()).toContain(`waiting for the database at ${place}...`);
  expect(hosts[2]?.stderr()).toContain(`waiting for the Redis at ${place}...`);
});

test('a login that is refused, and a database that is not there', async () => {
  const app = database.appUrl('booking_core');
  const wrong = changed(app, (url) => (url.password = 'wrong'));
  expect(await refusalOf({ DATABASE_URL: wrong })).toMatch(
    /^The database at \S+ refuses booking_core: correct DATABASE_URL, or make its roles \(infra\/postgres\/roles\.sql\)\.$/,
  );
  const nowhere = changed(app, (url) => (url.pathname = '/no-such-place'));
  expect(await refusalOf({ DATABASE_URL: nowhere })).toMatch(
    /^There is no database no-such-place at \S+: create it and its roles .*, or correct DATABASE_URL\.$/,
  );
  expect(await refusalOf({ DATABASE_URL: app, DATABASE_OWNER_URL: nowhere })).toMatch(
    /or correct DATABASE_OWNER_URL\.$/,
  );
});

test('a role that row-level security does not hold', async () => {
  expect(await refusalOf({ DATABASE_URL: database.superuserUrl })).toMatch(
    /^\w+ would see past row-level security: DATABASE_URL wants the role of the service, booking_core/,
  );
});

test('a database that nobody has migrated, and nobody is to', async () => {
  expect(await refusalOf({ DATABASE_URL: database.appUrl('booking_core') })).toMatch(
    /^The schema \w+ is not in the database, or closed to booking_core: give DATABASE_OWNER_URL/,
  );
});

test('an owner who may not make what is missing', async () => {
  const env = {
    DATABASE_URL: database.appUrl('booking_core'),
    DATABASE_OWNER_URL: database.appUrl('messaging'),
  };
  expect(await refusalOf(env)).toMatch(
    /^The database is not prepared \(permission denied .*\): run infra\/postgres\/roles\.sql on it/,
  );
});
