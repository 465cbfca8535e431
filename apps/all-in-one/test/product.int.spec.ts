import { stopOrphans } from '@gomomo/embedded';
import { temporaryFolder } from '@gomomo/testing';
import { afterAll, afterEach, expect, jest, test } from '@jest/globals';
import { once } from 'node:events';
import { ask, shown, type Page } from './fixtures/ask.ts';
import { startHost, type Host } from './fixtures/start-host.ts';

// Every start here is a whole one, the first with a new cluster.
jest.setTimeout(180_000);

const dataDir = temporaryFolder('host-');
const hosts: Host[] = [];

afterEach(async () => {
  for (const host of hosts.splice(0)) await kill(host);
});
afterAll(async () => {
  await stopOrphans(dataDir);
});

function start(): Host {
  const host = startHost(dataDir, {}, { entry: '../../src/main.ts' });
  hosts.push(host);
  return host;
}

async function kill(host: Host): Promise<void> {
  if (host.process.exitCode === null) host.process.kill('SIGKILL');
  await host.exit;
}

async function saysOnStderr(host: Host, text: string): Promise<void> {
  while (!host.stderr().includes(text)) await once(host.process.stderr ?? host.process, 'data');
}

test('a first start that is killed again and again ends with one whole demo business', async () => {
  for (const moment of ['preparing the database', 'sessions:', 'building the page']) {
    const cutShort = start();
    await Promise.race([saysOnStderr(cutShort, moment), cutShort.ready]);
    await kill(cutShort);
  }
  const host = start();
  const { url } = await host.ready;
  const key = shown(host, 'key of the demo');
  const services = await ask<Page<object>>(`${url}/api/tenants/bloom/services`, key);
  const resources = await ask<Page<object>>(`${url}/api/tenants/bloom/resources`, key);
  expect(services.items).toHaveLength(5);
  expect(resources.items).toHaveLength(4);
});

test('the page is served at the address that is printed', async () => {
  const host = start();
  await host.ready;
  const page = await fetch(shown(host, 'Bloom Wellness Studio'));
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await page.text()).toContain('Bloom Wellness Studio');
});

test('a hold outlives kill -9: the next start books it, and the demo keeps its key', async () => {
  const first = start();
  const { url } = await first.ready;
  const key = shown(first, 'key of the demo');
  const tenant = `${url}/api/tenants/bloom`;
  const { items: services } = await ask<Page<{ id: string }>>(`${tenant}/services`, key);
  const serviceId = services[0]?.id ?? '';
  const from = new Date(Date.now() + 86_400_000).toISOString();
  const to = new Date(Date.now() + 6 * 86_400_000).toISOString();
  const query = new URLSearchParams({ serviceId, from, to });
  const { slots } = await ask<{ slots: { start: string }[] }>(
    `${tenant}/availability?${query}`,
    key,
  );
  const hold = await ask<{ holdId: string; holdToken: string }>(`${tenant}/holds`, key, {
    serviceId,
    start: slots[0]?.start,
  });
  await kill(first);
  const second = start();
  const { url: again } = await second.ready;
  expect(shown(second, 'key of the demo')).toBe(key);
  const booked = await ask<object>(`${again}/api/tenants/bloom/appointments`, key, {
    holdId: hold.holdId,
    holdToken: hold.holdToken,
    client: { name: 'Dana Reed', phone: '212 555 0143' },
  });
  expect(booked).toMatchObject({ status: 'confirmed', start: slots[0]?.start });
});
