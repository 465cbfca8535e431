import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { createPool, migrate, type Pool } from '@gomomo/postgres';
import { messagingMigrations } from '@gomomo/messaging';
import { sharedStateMigrations } from '@gomomo/shared-state';
import { registry } from '@gomomo/telemetry';
import {
  findReplicationPrograms,
  skipUnless,
  startReplicatedPostgres,
  until,
  type FreshDatabase,
  type PlacedPostgres,
  type ReplicatedPostgres,
} from '@gomomo/testing';
import { bookingCoreMigrations } from '../src/index.ts';
import { ahead, book, openShop, type DoorShop } from './support/door-shop.ts';
import { openDoor, type Door } from './support/door.ts';
import { say } from './support/say.ts';

// Two servers, a base backup and migrations.
jest.setTimeout(120_000);

let servers: ReplicatedPostgres;
let replica: PlacedPostgres;
let door: Door;
let beside: Door;
let atReplica: Pool;

const databaseOf = ({ urlOf, superuserUrl }: PlacedPostgres): FreshDatabase => ({
  ownerUrl: urlOf('gomomo_owner'),
  appUrl: urlOf,
  superuserUrl,
  drop: () => Promise.resolve(),
});

async function readsAt(place: string): Promise<number> {
  const found = await registry.getSingleMetric('db_reads_total')?.get();
  const rows = found?.values.filter(({ labels }) => labels['place'] === place) ?? [];
  return rows.reduce((sum, { value }) => sum + value, 0);
}

/** Where a call was answered: by how much the two counts rose. */
async function places<Value>(work: () => Promise<Value>) {
  const before = await Promise.all([readsAt('replica'), readsAt('primary')]);
  const value = await work();
  const after = await Promise.all([readsAt('replica'), readsAt('primary')]);
  return { value, replica: after[0] - (before[0] ?? 0), primary: after[1] - (before[1] ?? 0) };
}

async function search(at: Pick<Door, 'url'>, shop: DoorShop, start: string): Promise<string[]> {
  const from = encodeURIComponent(start);
  const path = `${shop.path}/availability?serviceId=${shop.service}&from=${from}&to=${from}`;
  const { json } = await say(at, 'GET', path);
  return (json['slots'] as unknown as { resourceIds: string[] }[]).flatMap(
    (slot) => slot.resourceIds,
  );
}

async function replicaHealth(): Promise<{ status: string; detail?: string }> {
  const answer = await fetch(`${door.url}/health/ready`);
  expect(answer.status).toBe(200);
  const { checks } = (await answer.json()) as { checks: { replica: never } };
  return checks.replica;
}

const untilHealth = (status: 'up' | 'down'): Promise<void> =>
  until(async () => expect(await replicaHealth()).toMatchObject({ status }));
/** Longer than a tenant that was written to is read at the primary. */
const marksPass = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 6_100));

skipUnless('replica')('a read replica', () => {
  beforeAll(async () => {
    servers = await startReplicatedPostgres(findReplicationPrograms() ?? '');
    for (const each of [bookingCoreMigrations, sharedStateMigrations, messagingMigrations]) {
      await migrate({ connectionString: servers.primary.urlOf('gomomo_owner'), ...each });
    }
    replica = await servers.startReplica();
    const database = databaseOf(servers.primary);
    const readUrl = replica.urlOf('booking_core');
    door = await openDoor({ database, readUrl });
    beside = await openDoor({ beside: door, readUrl });
    atReplica = createPool({ connectionString: replica.superuserUrl, applicationName: 'spec' });
    await untilHealth('up');
  });

  beforeEach(() => untilHealth('up'));

  afterAll(async () => {
    await beside.close();
    await door.close();
    await atReplica.end();
    await replica.stop();
    await servers.primary.stop();
  });

  test('availability, explain and lists are read there, as the role that row-level security holds', async () => {
    const shop = await openShop(door);
    await book(door, shop, ahead(3));
    await marksPass();
    const searched = await places(() => search(door, shop, ahead(3)));
    expect(searched).toMatchObject({ replica: 1, primary: 0 });
    expect(searched.value).toHaveLength(1);
    const from = ahead(0, 0);
    const list = `${shop.path}/appointments?from=${from}&to=${ahead(9)}`;
    const listed = await places(() => say(door, 'GET', list, { key: shop.key }));
    expect(listed).toMatchObject({ replica: 1, value: { json: { items: [{}] } } });
    const question = `${shop.path}/availability/explain?serviceId=${shop.service}&start=${ahead(3)}`;
    expect(await places(() => say(door, 'GET', question))).toMatchObject({ replica: 1 });
    const [{ reference }] = listed.value.json['items'] as unknown as [{ reference: string }];
    const history = `${shop.path}/appointments/${reference}/history`;
    const told = await places(() => say(door, 'GET', history, { key: shop.key }));
    expect(told).toMatchObject({
      replica: 1,
      value: { json: { items: [{ action: 'confirmed' }] } },
    });
    const timeOff = `${shop.path}/resources/${searched.value[0]}/blocks`;
    const blocks = await places(() => say(door, 'GET', timeOff, { key: shop.key }));
    expect(blocks).toMatchObject({ replica: 1, value: { status: 200 } });
  });

  test('who has just booked does not see the slot again, by whichever process, though the replica stands still', async () => {
    const shop = await openShop(door);
    await marksPass();
    await atReplica.query('select pg_wal_replay_pause()');
    const start = ahead(4);
    expect(await search(door, shop, start)).toHaveLength(2);
    await book(door, shop, start);
    expect(await search(door, shop, start)).toHaveLength(1);
    expect(await search(beside, shop, start)).toHaveLength(1);
    await atReplica.query('select pg_wal_replay_resume()');
  });

  test('a replica that has not replayed for longer than the bound is left, and read again once it has', async () => {
    const shop = await openShop(door);
    await marksPass();
    await atReplica.query('select pg_wal_replay_pause()');
    await openShop(door); // something to fall behind by
    await untilHealth('down');
    expect((await replicaHealth()).detail).toMatch(/behind/);
    expect(await places(() => search(door, shop, ahead(5)))).toMatchObject({
      replica: 0,
      primary: 1,
    });
    await atReplica.query('select pg_wal_replay_resume()');
    await untilHealth('up');
    expect(await places(() => search(door, shop, ahead(5)))).toMatchObject({ replica: 1 });
  });

  test('a replica that knows the tenant as it was before the last change of its catalogue is not believed', async () => {
    const shop = await openShop(door);
    await marksPass();
    await atReplica.query('select pg_wal_replay_pause()');
    // Not through a door, so nothing is marked: an older process, or a person with psql.
    await door.owner.query(
      `update booking.resources set archived_at = now() where tenant_id = $1 and id = $2`,
      [shop.id, shop.staff[0]],
    );
    expect((await search(beside, shop, ahead(6))).length).toBeLessThanOrEqual(2);
    await until(async () => expect(await search(door, shop, ahead(6))).toHaveLength(1));
    await atReplica.query('select pg_wal_replay_resume()');
  });

  test('a replica that hangs or is away costs one wait, then the primary answers; booking goes on', async () => {
    const shop = await openShop(door);
    await marksPass();
    await replica.stop();
    expect(await search(door, shop, ahead(7))).toHaveLength(2);
    await book(door, shop, ahead(7));
    expect(await search(door, shop, ahead(7))).toHaveLength(1);
    await untilHealth('down');
    const begun = Date.now();
    const away = await openDoor({ beside: door, readUrl: replica.urlOf('booking_core') });
    expect(await search(away, shop, ahead(7))).toHaveLength(1);
    expect(Date.now() - begun).toBeLessThan(3_000);
    await away.close();
    replica = await servers.startReplica();
    await atReplica.end();
    atReplica = createPool({ connectionString: replica.superuserUrl, applicationName: 'spec' });
  });

  test('a login that sees past row-level security, and a primary given as its own replica, are refused', async () => {
    for (const [readUrl, detail] of [
      [replica.superuserUrl, /past row-level security/],
      [servers.primary.urlOf('booking_core'), /no replica/],
    ] as const) {
      const odd = await openDoor({ beside: door, readUrl });
      const told = async () => {
        const answer = await fetch(`${odd.url}/health`);
        const { checks } = (await answer.json()) as { checks: { replica: { detail?: string } } };
        return checks.replica.detail ?? '';
      };
      await until(async () => expect(await told()).toMatch(detail));
      await odd.close();
    }
  });
});
