import { temporaryFolder, until } from '@gomomo/testing';
import { afterEach, expect, jest, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

// A first start makes a database.
jest.setTimeout(90_000);

const bootstrap = join(import.meta.dirname, '../../bootstrap.mjs');
const adminKey = 'spec-admin-key-'.padEnd(48, '0');
let child: ChildProcess | undefined;
afterEach(() => {
  child?.kill('SIGKILL');
});

/** Starts it; answers its address and that of the fake, once the demo is connected. */
async function start(env: Record<string, string>): Promise<{ url: string; fake: string }> {
  const started = spawn(process.execPath, [bootstrap, 'start', '--with-google'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], ...env },
  });
  child = started;
  const told: string[] = [];
  for (const stream of [started.stdout, started.stderr]) {
    createInterface(stream).on('line', (line) => told.push(line));
  }
  const find = (pattern: RegExp) => pattern.exec(told.join('\n'))?.[1] ?? '';
  await until(() => expect(told.join('\n')).toMatch(/is in its calendar: http/), 80);
  return { url: find(/^ready (\S+)/m), fake: find(/is in its calendar: (\S+)/) };
}

test('npm start -- --with-google: what the demo is booked for is in a calendar to look at', async () => {
  const { url, fake } = await start({
    ...{ PORT: '0', DATA_DIR: temporaryFolder('with-google-'), ADMIN_API_KEY: adminKey },
  });
  const headers = { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' };
  const ask = async (path: string, body?: object) => {
    const how = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${url}/api/tenants/bloom${path}`, { headers, ...how });
    return (await response.json()) as Record<string, never>;
  };
  const service = (await ask(''))['services']?.[0] as unknown as { id: string; name: string };
  const [from, to] = [2, 9].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  const free = await ask(`/availability?serviceId=${service.id}&from=${from}&to=${to}&limit=1`);
  const { start: at } = free['slots']?.[0] as unknown as { start: string };
  const client = { name: 'Dana Reed', phone: '+12125550143' };
  const booked = await ask('/appointments', { serviceId: service.id, start: at, client });
  await until(async () => {
    const events = await (await fetch(`${fake}/events`)).text();
    expect(events).toContain(String(booked['id']));
    expect(events).toContain(service.name);
    expect(events).not.toContain('Dana');
  });
  const gone = once(child as ChildProcess, 'exit');
  child?.kill('SIGTERM');
  expect(await gone).toEqual([0, null]);
});
