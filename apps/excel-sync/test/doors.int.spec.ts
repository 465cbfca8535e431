import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createServerApp, type ServerAppOptions } from '@gomomo/http';
import { silentLog } from '@gomomo/testing';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readRows } from '../src/workbook/read-rows.ts';
import { booking } from './facts.ts';
import { context, openReplica, stateOf, tenantState, useWorkbooks } from './workbook-context.ts';

useWorkbooks();

const door = {} as { server: Server; url: string };
const day = { from: '2026-11-24T00:00:00-05:00', to: '2026-11-25T00:00:00-05:00' };
const span = new URLSearchParams(day).toString();

beforeEach(async () => {
  const { service, hear, workOff } = openReplica();
  await hear(tenantState());
  await hear(stateOf(booking(1, { start: '2026-11-24T19:00:00.000Z', pii: { name: '=1+1' } })));
  await hear(stateOf(booking(2, { start: '2026-11-26T19:00:00.000Z' })));
  const logger = silentLog as ServerAppOptions['logger'];
  const app = createServerApp({ handlers: [...service.handlers], trustProxy: false, logger });
  door.server = app.listen(0, '127.0.0.1');
  await new Promise((listening) => door.server.once('listening', listening));
  door.url = `http://127.0.0.1:${(door.server.address() as AddressInfo).port}`;
  context.clock.advance(2_000);
  await workOff();
});
afterEach(async () => {
  await new Promise((closed) => door.server.close(closed));
});

const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${door.url}/api/tenants/bloom/workbook${path}`, {
    headers: { authorization: 'Bearer gmk_bloom', ...headers },
  });

test('the workbook is downloaded once, as long as it stays the same', async () => {
  const first = await ask('');
  expect(first.status).toBe(200);
  expect(first.headers.get('content-disposition')).toBe('attachment; filename="bloom.xlsx"');
  expect(readRows(new Uint8Array(await first.arrayBuffer()))).toHaveLength(2);
  const etag = first.headers.get('etag') ?? '';
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const again = await ask('', { 'if-none-match': known });
    expect([known, again.status, await again.text()]).toEqual([known, 304, '']);
  }
  expect((await ask('', { 'if-none-match': '"other"' })).status).toBe(200);
});

test('the status says where it lies', async () => {
  expect(await (await ask('/status')).json()).toMatchObject({
    ...{ state: 'written', inUseSince: null, beside: null, pending: 0, dead: 0 },
    location: expect.stringContaining('bloom.xlsx'),
    writtenAt: '2026-11-24T10:00:02-05:00',
  });
});

test('exports are of a span by start, and nothing in them runs', async () => {
  const csv = await (await ask(`/appointments.csv?${span}`)).text();
  expect(csv.trimEnd().split('\r\n')).toHaveLength(2);
  expect(csv).toContain(`"'=1+1"`);
  const calendar = await ask(`/appointments.ics?${span}`);
  expect(calendar.headers.get('content-type')).toContain('text/calendar');
  const text = await calendar.text();
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  expect(text).toContain('DTSTART:20261124T190000Z');
  expect((await ask('/appointments.csv')).status).toBe(400);
});

test.each(['', '/status', `/appointments.csv?${span}`, `/appointments.ics?${span}`, '/drift'])(
  'nobody but the tenant sees %s',
  async (path) => {
    expect((await ask(path, { authorization: 'Bearer gmk_other' })).status).toBe(404);
    expect((await fetch(`${door.url}/api/tenants/bloom/workbook${path}`)).status).toBe(401);
  },
);
