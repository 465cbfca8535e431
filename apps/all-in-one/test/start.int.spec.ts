import { stopOrphans } from '@gomomo/embedded';
import { temporaryFolder } from '@gomomo/testing';
import { afterAll, afterEach, describe, expect, jest, test } from '@jest/globals';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { serversIn, startHost, type Host } from './fixtures/start-host.ts';

// A first start syncs a new cluster to disk: seconds where several suites share two cores.
jest.setTimeout(60_000);

const dataDir = temporaryFolder('host-');
const hosts: Host[] = [];

afterEach(async () => {
  for (const host of hosts.splice(0)) {
    if (host.process.exitCode === null) host.process.kill('SIGKILL');
    await host.exit;
  }
});
afterAll(async () => {
  await stopOrphans(dataDir);
});

function start(env: NodeJS.ProcessEnv = {}, options: { channel?: boolean } = {}): Host {
  const host = startHost(dataDir, env, options);
  hosts.push(host);
  return host;
}

function signalGroup(host: Host, signal: NodeJS.Signals): void {
  process.kill(-(host.process.pid ?? 0), signal);
}

async function takePort(): Promise<{ port: number; close: () => void }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port, close: () => server.close() };
}

describe('a start', () => {
  test('ends its output with the ready line, and then answers ready', async () => {
    const host = start();
    const { url, parts } = await host.ready;
    expect(host.stdout.at(-1)).toMatch(
      /^ready http:\/\/127\.0\.0\.1:\d+ postgres=127\.0\.0\.1:\d+ redis=(postgres|127\.0\.0\.1:\d+) kafka=embedded idle=http:\/\/127\.0\.0\.1:\d+$/,
    );
    expect(parts['idle']).toBe(url);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    signalGroup(host, 'SIGTERM');
    expect(await host.exit).toBe(0);
  });

  test('without redis-server keeps its sessions in PostgreSQL and says so', async () => {
    const host = start({ PATH: '/nonexistent' });
    expect((await host.ready).parts['redis']).toBe('postgres');
    expect(host.stderr()).toContain('sessions: in the same PostgreSQL');
    signalGroup(host, 'SIGINT');
    expect(await host.exit).toBe(0);
  });

  test('makes its secrets once, for nobody else to read, and a given one wins', async () => {
    const first = start();
    await first.ready;
    const file = join(dataDir, 'secrets.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const kept = readFileSync(file, 'utf8');
    first.process.kill('SIGTERM');
    await first.exit;
    const given = 'g'.repeat(32);
    const second = start({ ADMIN_API_KEY: given });
    await second.ready;
    expect(second.stdout[0]).toBe(`admin key ${given}`);
    expect(first.stdout[0]).not.toBe(second.stdout[0]);
    expect(readFileSync(file, 'utf8')).toBe(kept);
    second.process.kill('SIGTERM');
    await second.exit;
  });

  test('names every bad setting and starts nothing', async () => {
    const host = start({ LOG_LEVEL: 'loud', RATE_LIMIT_CHAT: 'many' });
    expect(await host.exit).toBe(1);
    expect(host.stderr()).toContain('- LOG_LEVEL:');
    expect(host.stderr()).toContain('- RATE_LIMIT_CHAT:');
    expect(serversIn(dataDir)).toEqual([]);
  });

  test('says which port is taken and what to type, and starts nothing', async () => {
    const { port, close } = await takePort();
    const host = start({ PORT: String(port) });
    expect(await host.exit).toBe(1);
    expect(host.stderr()).toContain(`Port ${port} on 127.0.0.1 is taken by another program.`);
    expect(host.stderr()).toMatch(/PORT=\d+ npm start/);
    expect(serversIn(dataDir)).toEqual([]);
    close();
  });

  test('refuses to start twice in one data folder, and leaves the first one alone', async () => {
    const first = start();
    const { url } = await first.ready;
    const second = start();
    expect(await second.exit).toBe(1);
    expect(second.stderr()).toContain(
      `gomomo already runs here (pid ${first.process.pid}, ${url})`,
    );
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    signalGroup(first, 'SIGTERM');
    expect(await first.exit).toBe(0);
  });
});

describe('an end', () => {
  test.each([
    ['Ctrl-C', ['SIGINT']],
    ['Ctrl-C pressed twice', ['SIGINT', 'SIGINT']],
    ['SIGTERM', ['SIGTERM']],
    ['SIGTERM sent twice', ['SIGTERM', 'SIGTERM']],
    ['a closed terminal', ['SIGHUP']],
  ] as const)('by %s is orderly: exit code 0, no process left', async (_, signals) => {
    const host = start();
    await host.ready;
    expect(serversIn(dataDir).length).toBeGreaterThan(0);
    for (const signal of signals) signalGroup(host, signal);
    expect(await host.exit).toBe(0);
    expect(serversIn(dataDir)).toEqual([]);
  });

  test('in the middle of the start is orderly as well', async () => {
    const first = join(dataDir, 'first');
    const host = start({ DATA_DIR: first });
    await once(host.process.stderr ?? host.process, 'data');
    expect(host.stderr()).toContain('preparing the database');
    signalGroup(host, 'SIGINT');
    expect(await host.exit).toBe(0);
    expect(host.stdout).toEqual([]);
    expect(serversIn(first)).toEqual([]);
  });

  test('of the launcher by kill -9 is noticed by its channel', async () => {
    const host = start({}, { channel: true });
    await host.ready;
    host.process.disconnect();
    expect(await host.exit).toBe(0);
    expect(serversIn(dataDir)).toEqual([]);
  });

  test('by kill -9 needs nobody’s help: the next start runs on the same ports', async () => {
    const killed = start();
    const before = await killed.ready;
    signalGroup(killed, 'SIGKILL');
    await killed.exit;
    expect(serversIn(dataDir).length).toBeGreaterThan(0);
    const next = start();
    const after = await next.ready;
    expect(after.parts['postgres']).toBe(before.parts['postgres']);
    signalGroup(next, 'SIGTERM');
    expect(await next.exit).toBe(0);
    expect(serversIn(dataDir)).toEqual([]);
  });

  test('of the database alone brings it back at the same address', async () => {
    const host = start();
    const { parts } = await host.ready;
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
    const killed = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
    process.kill(killed, 'SIGKILL');
    while (!host.stderr().includes('the database ended unexpectedly')) {
      await once(host.process.stderr ?? host.process, 'data');
    }
    signalGroup(host, 'SIGTERM');
    expect(await host.exit).toBe(0);
    expect(serversIn(dataDir)).toEqual([]);
    const { postgres } = JSON.parse(readFileSync(join(dataDir, 'ports.json'), 'utf8')) as {
      postgres: number;
    };
    expect(`127.0.0.1:${postgres}`).toBe(parts['postgres']);
  });
});
