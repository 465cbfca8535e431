import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import {
  PRODUCT_DATABASE,
  provision,
  startPostgres,
  stopOrphans,
  type EmbeddedPostgres,
} from '../src/index.ts';
import { ask } from './fixtures/ask.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';

// initdb takes a second alone, several where suites share two cores.
jest.setTimeout(60_000);

const passwords = {
  owner_password: "o'wner",
  booking_core_password: 'core\\',
  shared_state_password: 'state',
};
const passwordOf = (variable: string): string =>
  passwords[variable as keyof typeof passwords] ?? 'of somebody else';
let dataDir: string;
let postgres: EmbeddedPostgres;

beforeAll(async () => {
  dataDir = makeDataFolder();
  postgres = await startPostgres({ dataDir, durable: false });
});
afterAll(async () => {
  await postgres.stop();
  await stopOrphans(dataDir);
});

const urlOf = (role: string, password: string): string =>
  postgres.url(role, password, PRODUCT_DATABASE);

test('several starts may provision one server at once, and again later', async () => {
  await provision(postgres.superuserUrl, passwordOf);
  await Promise.all([1, 2, 3].map(() => provision(postgres.superuserUrl, passwordOf)));
  await expect(
    ask(
      urlOf('gomomo_owner', passwords.owner_password),
      'create schema booking; create extension btree_gist',
    ),
  ).resolves.not.toThrow();
});

test('a changed password holds from the next start on', async () => {
  await provision(postgres.superuserUrl, (variable) =>
    variable === 'shared_state_password' ? 'newer' : passwordOf(variable),
  );
  await expect(ask(urlOf('shared_state', 'state'), 'select 1')).rejects.toThrow('password');
  expect(await ask(urlOf('shared_state', 'newer'), 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a service may not read the schema of another and may not connect to other databases', async () => {
  const coreUrl = urlOf('booking_core', passwords.booking_core_password);
  await expect(ask(coreUrl, 'create table booking.mine (id int)')).rejects.toThrow(
    'permission denied for schema booking',
  );
  await expect(ask(coreUrl, 'create temporary table mine (id int)')).rejects.toThrow(
    'permission denied to create temporary tables',
  );
});
