import { fixedClock } from '@gomomo/testing';
import { AppError } from '@gomomo/kernel';
import type { RequestShell } from '@gomomo/http';
import { expect, test } from '@jest/globals';
import { createCountRequest, createFindKeyHolder, createTenantGuards } from './index.ts';

const adminKey = 'a'.repeat(32);
const serviceKey = 's'.repeat(32);

function createDoor(points = 100) {
  const counted: string[] = [];
  const asked: string[] = [];
  const clock = fixedClock('2026-11-30T09:00:00Z');
  const guards = createTenantGuards({
    findKeyHolder: createFindKeyHolder({
      ...{ clock, serviceKeys: [serviceKey] },
      bookingCore: {
        verifyKey: ({ body: { key } }) => {
          asked.push(key);
          if (key === adminKey) return Promise.resolve({ scopes: ['admin'] });
          if (key !== 'gmk_bloom') throw new AppError('not-found', 'no such key');
          return Promise.resolve({ tenantId: 'bloom', slug: 'bloom', scopes: [] });
        },
      },
    }),
    countRequest: createCountRequest(
      {
        consume: (key) => {
          counted.push(key);
          const left = points - counted.length;
          return Promise.resolve({ allowed: left >= 0, remaining: left, resetMs: 7_000 });
        },
        refund: () => Promise.resolve(),
        peek: () => Promise.reject(new Error('not asked')),
      },
      { defaultPerMinute: points, tenantPerMinute: points },
    ),
    findTenant: (id) => Promise.resolve({ id }),
  });
  return { guards, counted, asked, clock };
}

type Admit = ReturnType<typeof createDoor>['guards'];

const shellOf = (key: string | undefined): RequestShell =>
  ({
    raw: { get: () => (key === undefined ? undefined : `Bearer ${key}`) },
    address: '203.0.113.9',
  }) as unknown as RequestShell;

const admit = ({ admit: ask }: Admit, key?: string) => ask(shellOf(key), {} as never, undefined);

test('the operator and the tenant pass, each counted as itself', async () => {
  const { guards, counted } = createDoor();
  expect(await admit(guards, adminKey)).toEqual({ kind: 'admin' });
  expect(await admit(guards, 'gmk_bloom')).toEqual({ kind: 'tenant', tenantId: 'bloom' });
  expect(counted).toEqual(['rate:{admin}:tenant', 'rate:{bloom}:tenant']);
});

test('nobody, a wrong key and another service do not; strangers are counted by address', async () => {
  const { guards, counted } = createDoor();
  for (const key of [undefined, 'gmk_wrong', 'something']) {
    await expect(admit(guards, key)).rejects.toMatchObject({ code: 'unauthorized' });
  }
  await expect(admit(guards, serviceKey)).rejects.toMatchObject({ code: 'forbidden' });
  expect(counted).toEqual(Array(3).fill('rate:{203.0.113.9}:default'));
});

test('a tenant finds itself alone; the operator finds everybody', async () => {
  const { findTenant } = createDoor().guards;
  const bloom = { kind: 'tenant', tenantId: 'bloom' } as const;
  expect(await findTenant('bloom', bloom, {} as never)).toEqual({ id: 'bloom' });
  await expect(findTenant('other', bloom, {} as never)).rejects.toMatchObject({
    code: 'not-found',
  });
  expect(await findTenant('other', { kind: 'admin' }, {} as never)).toEqual({ id: 'other' });
});

test('a known key is asked for again after half a minute', async () => {
  const { guards, asked, clock } = createDoor();
  await admit(guards, 'gmk_bloom');
  await admit(guards, 'gmk_bloom');
  expect(asked).toHaveLength(1);
  clock.advance(31_000);
  await admit(guards, 'gmk_bloom');
  expect(asked).toHaveLength(2);
});

test('who asks too often waits, and is told how long', async () => {
  const { guards } = createDoor(1);
  await admit(guards, 'gmk_bloom');
  await expect(admit(guards, 'gmk_bloom')).rejects.toMatchObject({ code: 'rate-limited' });
});
