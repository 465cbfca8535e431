import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { skipUnless } from '@gomomo/testing';
import { readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { startRedis, stopOrphans } from '../src/index.ts';
import { findServers, isRunning } from '../src/process/running.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { killHolder, startHolder } from './fixtures/start-holder.ts';

// initdb takes a second alone, several where suites share two cores.
jest.setTimeout(60_000);

/** The answer to inline commands, ended by QUIT, so that no client library is needed here. */
function tell(url: string, ...commands: string[]): Promise<string> {
  const { port, password } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1');
    let answer = '';
    socket.on('data', (text) => (answer += String(text)));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
    socket.write([`AUTH ${password}`, ...commands, 'QUIT', ''].join('\r\n'));
  });
}

skipUnless('redis')('an embedded Redis', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = makeDataFolder();
  });
  afterEach(async () => {
    await stopOrphans(dataDir);
  });
  const start = async (): Promise<NonNullable<Awaited<ReturnType<typeof startRedis>>>> => {
    const redis = await startRedis({ dataDir, searchPath: process.env['PATH'] });
    if (redis === undefined) throw new Error('no redis-server');
    return redis;
  };
  const serversLeft = (): number[] =>
    findServers({ program: 'redis-server', folder: join(dataDir, 'redis') });

  test('keeps what it was told over a restart, on the same port', async () => {
    const first = await start();
    await tell(first.url, 'SET kept 7');
    await first.stop();
    expect(serversLeft()).toEqual([]);
    const second = await start();
    expect(await tell(second.url, 'GET kept')).toContain('$1\r\n7');
    expect(second.port).toBe(first.port);
    await second.stop();
  });

  test('starts again after its parent was killed with -9, and has lost nothing', async () => {
    const holder = await startHolder(dataDir, { redis: true });
    const orphan = holder.held.redis ?? { pid: 0, url: '' };
    await tell(orphan.url, 'SET kept 7');
    await killHolder(holder, 'SIGKILL');
    expect(isRunning(orphan.pid)).toBe(true);
    const redis = await start();
    expect(isRunning(orphan.pid)).toBe(false);
    expect(await tell(redis.url, 'GET kept')).toContain('$1\r\n7');
    await redis.stop();
  });

  test('refuses whoever does not know its password, which no argument shows', async () => {
    const redis = await start();
    expect(await tell(redis.url.replace(/:[^:@]+@/, ':guess@'), 'PING')).toContain('-NOAUTH');
    expect(readFileSync(`/proc/${redis.pid}/cmdline`, 'utf8')).not.toContain(
      new URL(redis.url).password,
    );
    expect(statSync(join(dataDir, 'redis', 'redis.conf')).mode & 0o777).toBe(0o600);
    await redis.stop();
  });

  test('never evicts, and appends each second', async () => {
    const redis = await start();
    const settings = await tell(
      redis.url,
      'CONFIG GET maxmemory-policy',
      'CONFIG GET appendonly',
      'CONFIG GET appendfsync',
      'CONFIG GET bind',
    );
    for (const value of ['noeviction', 'yes', 'everysec', '127.0.0.1']) {
      expect(settings).toContain(`\r\n${value}\r\n`);
    }
    await redis.stop();
  });
});

test('a machine without redis-server gets none', async () => {
  expect(await startRedis({ dataDir: '/nonexistent', searchPath: '/nonexistent' })).toBeUndefined();
});
