import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mirrorRoutes } from '@gomomo/contracts';
import { createCountRequest, createFindKeyHolder, createTenantGuards } from '@gomomo/doors';
import { createServerApp } from '@gomomo/http';
import { AppError, notFound } from '@gomomo/kernel';
import { silentLog } from '@gomomo/testing';
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMirrorDoors, type MirrorDoorsDeps } from '../src/index.ts';
import { context, hear, reconcile, stateOf, useMirror, workOff } from './mirror-context.ts';

useMirror();

const adminKey = 'a'.repeat(32);
const door = {} as { server: Server; url: string };
const logger = silentLog as MirrorDoorsDeps['logger'];

/** The doors of a calendar: `bloom` is the tenant, `gmk_bloom` its key, `gmk_other` somebody else's. */
function openDoors(): MirrorDoorsDeps {
  const { tenantId, clock, mirror } = context;
  const owners = new Map([['gmk_bloom', tenantId]]).set('gmk_other', randomUUID());
  const limit = { allowed: true, remaining: 1, resetMs: 0 };
  const limits = {
    consume: () => Promise.resolve(limit),
    refund: () => Promise.resolve(),
    peek: () => Promise.resolve(limit),
  };
  const guards = createTenantGuards({
    findKeyHolder: createFindKeyHolder({
      ...{ clock, serviceKeys: [] },
      bookingCore: {
        verifyKey: ({ body: { key } }) => {
          if (key === adminKey) return Promise.resolve({ scopes: ['admin'] });
          const owner = owners.get(key);
          if (owner === undefined) throw new AppError('not-found', 'no such key');
          return Promise.resolve({ tenantId: owner, slug: 'bloom', scopes: [] });
        },
      },
    }),
    countRequest: createCountRequest(limits, { defaultPerMinute: 9, tenantPerMinute: 9 }),
    findTenant: (reference) =>
      reference === 'bloom'
        ? Promise.resolve({ id: tenantId, timeZone: 'Europe/Berlin' })
        : Promise.reject(notFound()),
  });
  return { mirror, guards, logger, routes: mirrorRoutes('calendar', 'Calendar'), corsOrigins: [] };
}

beforeEach(async () => {
  const app = createServerApp({
    handlers: [createMirrorDoors(openDoors())],
    ...{ trustProxy: false, logger },
  });
  door.server = app.listen(0, '127.0.0.1');
  await new Promise((listening) => door.server.once('listening', listening));
  door.url = `http://127.0.0.1:${(door.server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await new Promise((closed) => door.server.close(closed));
});

async function ask(method: string, path: string, { key = 'gmk_bloom', body = {} } = {}) {
  const answer = await fetch(`${door.url}/api/tenants/bloom/calendar/${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
}

test('what was given up is listed a page at a time, and tried again one by one or all', async () => {
  const ids = [randomUUID(), randomUUID(), randomUUID()].sort();
  context.target.fault = () => ({ kind: 'refused', reason: 'no such calendar' });
  for (const id of ids) await hear(stateOf({ id }));
  await workOff();
  const first = await ask('GET', 'dead-letters?limit=2');
  const letter = { version: 1, attempts: 1, deadAt: '2026-11-22T10:00:00+01:00' };
  expect(first.json['items']).toMatchObject([letter, letter]);
  const rest = await ask('GET', `dead-letters?limit=2&cursor=${String(first.json['nextCursor'])}`);
  const listed = [first, rest].flatMap(({ json }) => json['items'] as { id: string }[]);
  expect(listed.map(({ id }) => id)).toEqual(ids);
  expect(rest.json).toMatchObject({ nextCursor: null, items: [{ reason: 'no such calendar' }] });

  context.target.fault = undefined;
  const one = await ask('POST', 'dead-letters/redrive', { body: { id: ids[0] ?? '' } });
  expect(one).toEqual({ status: 200, json: { redriven: 1, dead: 2 } });
  const all = await ask('POST', 'dead-letters/redrive');
  expect(all.json).toEqual({ redriven: 2, dead: 0 });
  await workOff();
  expect(context.target.things.size).toBe(3);
});

test('what differs is listed, and written anew when that is asked for', async () => {
  const id = randomUUID();
  await hear(stateOf({ id }));
  await workOff();
  context.clock.advance(1_000);
  context.target.things.delete(id);
  await reconcile();
  const { json } = await ask('GET', 'drift');
  expect(json).toEqual({
    items: [
      {
        ...{ kind: 'missing', appointmentId: id, ref: null, detail: null },
        foundAt: '2026-11-22T10:00:01+01:00',
      },
    ],
    nextCursor: null,
  });
  const asked = await ask('POST', 'reconcile', { key: adminKey });
  expect(asked).toEqual({ status: 200, json: { requestedAt: '2026-11-22T10:00:01+01:00' } });
  await reconcile();
  await workOff();
  expect(context.target.things.has(id)).toBe(true);
  expect((await ask('GET', 'drift')).json['items']).toEqual([]);
});

test.each([
  ['GET', 'dead-letters'],
  ['POST', 'dead-letters/redrive'],
  ['GET', 'drift'],
  ['POST', 'reconcile'],
])('%s %s is the tenant’s own', async (method, path) => {
  expect((await ask(method, path, { key: 'gmk_other' })).status).toBe(404);
  expect((await ask(method, path, { key: 'gmk_wrong' })).status).toBe(401);
});
