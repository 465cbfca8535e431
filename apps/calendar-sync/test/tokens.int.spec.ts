import { readGoogleFault } from '@gomomo/fakes';
import { call, withTransaction } from '@gomomo/postgres';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createSeal } from '../src/domain/seal.ts';
import { createDisconnect } from '../src/use-cases/disconnect.ts';
import { reseal } from '../src/use-cases/reseal.ts';
import { createTokenSeal } from '../src/use-cases/token-seal.ts';
import { keyOf, startAccounts, type Accounts } from './accounts.ts';

let accounts: Accounts;
beforeAll(async () => {
  accounts = await startAccounts();
});
afterEach(() => accounts.fake.clearFaults());
afterAll(async () => {
  await accounts?.stop();
});

const strike = (fault: string): void => accounts.fake.fault(readGoogleFault(fault));
const anHour = 3_600_000;

describe('an access token', () => {
  test('is asked for when it is about to end, and not before', async () => {
    const tenant = await accounts.connect();
    const { getAccess } = accounts.replica();
    const before = accounts.refreshes();
    const first = await getAccess(tenant);
    expect([first.kind, accounts.refreshes() - before]).toEqual(['token', 0]);
    accounts.clock.advance(anHour);
    const second = await getAccess(tenant);
    expect([second.kind, accounts.refreshes() - before]).toEqual(['token', 1]);
    expect(second).not.toEqual(first);
    expect(await getAccess(tenant)).toEqual(second);
  });

  test('of an account is asked for by one replica, and the others get the same', async () => {
    const tenant = await accounts.connect();
    accounts.clock.advance(anHour);
    strike('slow=300/refresh');
    const before = accounts.refreshes();
    const replicas = [accounts.replica(), accounts.replica(), accounts.replica()];
    const got = await Promise.all(
      replicas.flatMap(({ getAccess }) => [getAccess(tenant), getAccess(tenant)]),
    );
    expect(accounts.refreshes() - before).toBe(1);
    expect(new Set(got.map((access) => JSON.stringify(access))).size).toBe(1);
    expect(got[0]?.kind).toBe('token');
  });

  test('that Google no longer takes is renewed once for all who hold it', async () => {
    const tenant = await accounts.connect();
    const [one, two] = [accounts.replica(), accounts.replica()];
    const held = await one.getAccess(tenant);
    const token = held.kind === 'token' ? held.token : '';
    const before = accounts.refreshes();
    const got = await Promise.all([one.getAccess(tenant, token), two.getAccess(tenant, token)]);
    expect(accounts.refreshes() - before).toBe(1);
    expect(got[0]).toEqual(got[1]);
    expect(got[0]).not.toEqual(held);
  });

  test('comes with a new refresh token at times: the next one is asked for with that', async () => {
    const tenant = await accounts.connect();
    strike('rotate');
    const { getAccess } = accounts.replica();
    for (let round = 0; round < 3; round += 1) {
      accounts.clock.advance(anHour);
      expect((await getAccess(tenant)).kind).toBe('token');
    }
  });
});

describe('Google is away while a token is renewed', () => {
  test.each(['503', '429=7', 'reset'])(
    '%s: nothing is lost, and nobody is disconnected',
    async (fault) => {
      const tenant = await accounts.connect();
      accounts.clock.advance(anHour);
      strike(`${fault}/refresh`);
      const { getAccess } = accounts.replica();
      const told = await getAccess(tenant);
      expect(told).toMatchObject({ kind: 'away', ...(fault === '429=7' && { waitMs: 7_000 }) });
      accounts.fake.clearFaults();
      expect((await getAccess(tenant)).kind).toBe('token');
      expect((await accounts.row(tenant))?.['state']).toBe('connected');
    },
  );

  test('a client that Google does not know is the operator’s affair, not the tenant’s', async () => {
    const tenant = await accounts.connect();
    accounts.clock.advance(anHour);
    strike('invalid_client/refresh');
    expect((await accounts.replica().getAccess(tenant)).kind).toBe('away');
    expect(await accounts.outbox(tenant)).toEqual([]);
  });

  test('a replica that died in the middle keeps the others for 15 seconds', async () => {
    const tenant = await accounts.connect();
    accounts.clock.advance(anHour);
    const until = new Date(accounts.clock.now() + 15_000);
    await withTransaction(
      accounts.pool,
      (tx) =>
        call(
          tx,
          {
            name: 'spec_dead',
            text: 'update calendar.connections set refreshing_by = tenant_id, refreshing_until = $1',
          },
          [until],
        ),
      { tenantId: tenant },
    );
    const got = accounts.replica().getAccess(tenant);
    accounts.clock.advance(15_001);
    expect((await got).kind).toBe('token');
  });
});

describe('a permission that Google has ended', () => {
  test('is told once: state, event and nothing asked for any more', async () => {
    const tenant = await accounts.connect({ email: 'second@bloom.example' });
    accounts.fake.revoke('second@bloom.example');
    accounts.clock.advance(anHour);
    const [one, two] = [accounts.replica(), accounts.replica()];
    const before = accounts.committed();
    expect(await Promise.all([one.getAccess(tenant), two.getAccess(tenant)])).toEqual(
      Array(2).fill({ kind: 'revoked' }),
    );
    const asked = accounts.refreshes();
    expect(await one.getAccess(tenant)).toEqual({ kind: 'revoked' });
    expect(accounts.refreshes()).toBe(asked);
    expect((await accounts.row(tenant))?.['state']).toBe('revoked');
    expect(await accounts.outbox(tenant)).toMatchObject([
      {
        ...{ topic: 'frontdesk.events.v1', aggregate_id: tenant, aggregate_version: 1 },
        type: 'ai.gomomo.frontdesk.calendar.revoked.v1',
        payload: { tenantId: tenant, at: expect.stringMatching(/Z$/) },
      },
    ]);
    expect(accounts.committed() - before).toBe(1);
  });

  test('is given again by a new consent', async () => {
    const tenant = await accounts.connect({ email: 'second@bloom.example' });
    accounts.fake.revoke('second@bloom.example');
    accounts.clock.advance(anHour);
    const { getAccess } = accounts.replica();
    expect((await getAccess(tenant)).kind).toBe('revoked');
    await accounts.connect({ email: 'second@bloom.example' }, tenant);
    expect((await getAccess(tenant)).kind).toBe('token');
    expect((await accounts.row(tenant))?.['state']).toBe('connected');
  });
});

describe('disconnecting', () => {
  const nothing = () => Promise.resolve();
  const disconnect = (tenant: string): Promise<void> => {
    const { pool, clock } = accounts;
    const hooks = { held: nothing, resumed: nothing, disconnected: nothing };
    const end = createDisconnect({ ...accounts.replica(), ...hooks, pool, clock });
    return end(tenant, { removesEvents: false });
  };

  test('wipes the tokens and ends the permission; another tenant’s of the same account is left', async () => {
    const [one, two] = [await accounts.connect(), await accounts.connect()];
    await disconnect(one);
    expect(await accounts.row(one)).toBeUndefined();
    const { getAccess } = accounts.replica();
    expect(await getAccess(one)).toEqual({ kind: 'disconnected' });
    accounts.clock.advance(anHour);
    expect((await getAccess(two)).kind).toBe('token');
    await disconnect(one);
  });

  test('stops what is written while events are removed for a minute at most: a killed process resumes nothing', async () => {
    const tenant = await accounts.connect();
    const { pool, clock } = accounts;
    let until = new Date(0);
    const held = (_tx: unknown, _tenant: string, end: Date): Promise<void> => {
      until = end;
      return Promise.resolve();
    };
    const hooks = { held, resumed: nothing, disconnected: nothing };
    const end = createDisconnect({ ...accounts.replica(), ...hooks, pool, clock });
    await end(tenant, { removesEvents: true });
    expect(until.getTime() - clock.now()).toBe(60_000);
  });

  test('ends the permission at Google where nobody else works by the account', async () => {
    for (const tenant of accounts.connected) await disconnect(tenant);
    const tenant = await accounts.connect({ email: 'second@bloom.example' });
    const revokes = () => accounts.fake.seen.filter(({ kind }) => kind === 'revoke').length;
    const before = revokes();
    await disconnect(tenant);
    expect([await accounts.row(tenant), revokes() - before]).toEqual([undefined, 1]);
  });

  test('goes through while Google is away: the tokens are wiped all the same', async () => {
    const tenant = await accounts.connect({ email: 'second@bloom.example' });
    strike('503/revoke');
    await disconnect(tenant);
    expect(await accounts.row(tenant)).toBeUndefined();
  });
});

describe('sealed tokens', () => {
  test('R4: the ciphertexts of two tenants, swapped, do not open', async () => {
    const [one, two] = [await accounts.connect(), await accounts.connect()];
    const [mine, yours] = [await accounts.row(one), await accounts.row(two)];
    const swap = (tenantId: string, other: typeof mine): Promise<unknown> =>
      withTransaction(
        accounts.pool,
        (tx) =>
          call(
            tx,
            {
              name: 'spec_swap',
              text: 'update calendar.connections set refresh_token = $1, access_token = $2',
            },
            [other?.['refresh_token'], other?.['access_token']],
          ),
        { tenantId },
      );
    await swap(one, yours);
    await swap(two, mine);
    const { getAccess } = accounts.replica();
    for (const tenant of [one, two]) expect((await getAccess(tenant)).kind).toBe('away');
  });

  test('are sealed anew with a new first key while they are in use', async () => {
    const tenants = [await accounts.connect(), await accounts.connect(), await accounts.connect()];
    const both = [keyOf('k2'), keyOf('k1')];
    const { getAccess } = accounts.replica(both);
    accounts.clock.advance(anHour);
    const [, { lost }] = await Promise.all([
      Promise.all(tenants.map((tenant) => getAccess(tenant))),
      reseal(accounts.pool, both),
    ]);
    await reseal(accounts.pool, both);
    const alone = accounts.replica([keyOf('k2')]);
    for (const tenant of tenants) {
      const row = await accounts.row(tenant);
      expect(String(row?.['refresh_token'])).toMatch(/^v1\.k2\./);
      expect((await alone.getAccess(tenant)).kind).toBe('token');
      expect(lost).not.toContain(tenant);
    }
  });

  test('hold nothing in clear', async () => {
    const row = await accounts.row(await accounts.connect());
    expect(String(row?.['refresh_token'])).toMatch(/^v1\.k1\.[\w.-]+$/);
    const owner = { tenantId: String(row?.['tenant_id']), googleSub: String(row?.['google_sub']) };
    const opened = createTokenSeal(createSeal([keyOf('k1')])).openRefresh({
      ...owner,
      sealedRefresh: String(row?.['refresh_token']),
    });
    expect(JSON.stringify(row)).not.toContain(opened);
  });
});
