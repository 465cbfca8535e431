import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { once } from 'node:events';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import {
  findFreePort,
  rememberedPorts,
  startPostgres,
  stopOrphans,
  type EmbeddedPostgres,
} from '../src/index.ts';
import { findServers, isRunning } from '../src/process/running.ts';
import { ask } from './fixtures/ask.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { killHolder, startHolder } from './fixtures/start-holder.ts';

// initdb takes a second alone, several where suites share two cores.
jest.setTimeout(60_000);

let dataDir: string;
const started: EmbeddedPostgres[] = [];
beforeAll(() => {
  dataDir = makeDataFolder();
});
afterEach(async () => {
  // Of a test that failed half-way, so that the next one does not suffer for it.
  await Promise.all(started.splice(0).map((postgres) => postgres.stop()));
  await stopOrphans(dataDir);
});
afterAll(async () => {
  await stopOrphans(dataDir);
});

async function start(): Promise<EmbeddedPostgres> {
  const postgres = await startPostgres({ dataDir, durable: false });
  started.push(postgres);
  return postgres;
}

const serversLeft = (): number[] =>
  findServers({ program: 'postgres', folder: join(dataDir, 'postgres') });

async function listenOn(port: number): Promise<Server> {
  const server = createServer((socket) => socket.end()).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

describe('an embedded PostgreSQL', () => {
  test('keeps data and port over a restart', async () => {
    const first = await start();
    await ask(
      first.superuserUrl,
      'create table if not exists kept (id int); truncate kept; insert into kept values (7)',
    );
    await first.stop();
    const second = await start();
    expect(await ask(second.superuserUrl, 'select id from kept')).toEqual([{ id: 7 }]);
    expect(second.port).toBe(first.port);
    await second.stop();
  });

  test('leaves no process when it has stopped', async () => {
    const postgres = await start();
    expect(serversLeft().length).toBeGreaterThan(1);
    await Promise.all([postgres.stop(), postgres.stop()]);
    expect(serversLeft()).toEqual([]);
    expect(await postgres.ended).toEqual({ code: 0, signal: null });
  });

  test('stops while a client is connected and asks something long', async () => {
    const postgres = await start();
    const long = ask(postgres.superuserUrl, 'select pg_sleep(600)').catch(
      (error: unknown) => error,
    );
    await postgres.stop();
    expect(await long).toHaveProperty('message');
    expect(serversLeft()).toEqual([]);
  });

  test('is out of reach of Ctrl-C: it runs in a process group of its own', async () => {
    const postgres = await start();
    const groupOf = (pid: number): string | undefined =>
      readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[2];
    expect(groupOf(postgres.pid)).toBe(String(postgres.pid));
    expect(groupOf(process.pid)).not.toBe(String(postgres.pid));
    await postgres.stop();
  });

  test('asks for a password, listens on loopback alone and opens no socket file', async () => {
    const postgres = await start();
    const wrong = postgres.url('postgres', 'password', 'postgres');
    await expect(ask(wrong, 'select 1')).rejects.toThrow('password authentication failed');
    const settings = await ask(
      postgres.superuserUrl,
      `select name, setting from pg_settings where name in
        ('listen_addresses', 'unix_socket_directories', 'password_encryption', 'TimeZone', 'jit')
        order by lower(name)`,
    );
    expect(settings).toEqual([
      { name: 'jit', setting: 'off' },
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'password_encryption', setting: 'scram-sha-256' },
      { name: 'TimeZone', setting: 'UTC' },
      { name: 'unix_socket_directories', setting: '' },
    ]);
    await postgres.stop();
  });

  test('shows its password to nobody else', async () => {
    const postgres = await start();
    const password = new URL(postgres.superuserUrl).password;
    expect(readFileSync(`/proc/${postgres.pid}/cmdline`, 'utf8')).not.toContain(password);
    expect(readFileSync(`/proc/${postgres.pid}/environ`, 'utf8')).not.toContain(password);
    const kept = join(dataDir, 'postgres', 'gomomo-superuser-password');
    expect(readFileSync(kept, 'utf8').trim()).toBe(password);
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    await postgres.stop();
  });

  test('starts again after its parent was killed with -9', async () => {
    const holder = await startHolder(dataDir);
    await ask(
      holder.held.superuserUrl,
      'create table if not exists kept (id int); truncate kept; insert into kept values (7)',
    );
    await killHolder(holder, 'SIGKILL');
    expect(isRunning(holder.held.pid)).toBe(true);
    const postgres = await start();
    expect(isRunning(holder.held.pid)).toBe(false);
    expect(await ask(postgres.superuserUrl, 'select id from kept')).toEqual([{ id: 7 }]);
    await postgres.stop();
    expect(serversLeft()).toEqual([]);
  });

  test('starts again after the server and its parent were killed with -9', async () => {
    const holder = await startHolder(dataDir);
    process.kill(holder.held.pid, 'SIGKILL');
    await killHolder(holder, 'SIGKILL');
    const postgres = await start();
    expect(await ask(postgres.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await postgres.stop();
  });

  test('starts although a stale pid file names a living process', async () => {
    await (await start()).stop();
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
    writeFileSync(pidFile, `${process.pid}\n${dataDir}/postgres\n1\n5432\n\n127.0.0.1\n\nready\n`);
    const postgres = await start();
    expect(isRunning(process.pid)).toBe(true);
    await postgres.stop();
  });

  test('waits for an earlier one that is still shutting down', async () => {
    const holder = await startHolder(dataDir);
    const gone = once(holder.process, 'exit');
    holder.process.kill('SIGTERM');
    const postgres = await start();
    await gone;
    expect(holder.process.exitCode).toBe(0);
    await postgres.stop();
  });

  test('takes another port when a foreign process sits on the remembered one', async () => {
    const first = await start();
    await first.stop();
    const foreign = await listenOn(first.port);
    const second = await start();
    expect(second.port).not.toBe(first.port);
    expect(rememberedPorts(dataDir)).toEqual({ postgres: second.port });
    await second.stop();
    foreign.close();
  });

  test('says which port is taken when it was told to use that one', async () => {
    const port = (await findFreePort()) ?? 0;
    const foreign = await listenOn(port);
    await expect(startPostgres({ dataDir, port, durable: false })).rejects.toMatchObject({
      code: 'port-taken',
      message: `Port ${port} on 127.0.0.1 is taken by another process.`,
    });
    foreign.close();
  });

  test('remakes a cluster that a killed initdb left half made', async () => {
    const torn = makeDataFolder();
    mkdirSync(join(torn, 'postgres.new-1234', 'cluster'), { recursive: true });
    mkdirSync(join(torn, 'postgres', 'base'), { recursive: true });
    const postgres = await startPostgres({ dataDir: torn, durable: false });
    expect(await ask(postgres.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    const left = readdirSync(torn).filter((name) => /^postgres\.(new|unfinished)-/.test(name));
    expect(left).toEqual([expect.stringMatching(/^postgres\.unfinished-/)]);
    await postgres.stop();
    await stopOrphans(torn);
  });

  test('names the release when the data belongs to another one', async () => {
    await (await start()).stop();
    const version = join(dataDir, 'postgres', 'PG_VERSION');
    const own = readFileSync(version, 'utf8');
    writeFileSync(version, '15\n');
    await expect(start()).rejects.toMatchObject({
      code: 'database-version',
      message: expect.stringContaining('PostgreSQL version 15'),
    });
    writeFileSync(version, own);
  });

  test('says how the server ended when its settings are wrong', async () => {
    const settings = { shared_buffers: 'plenty' };
    await expect(startPostgres({ dataDir, durable: false, settings })).rejects.toMatchObject({
      code: 'postgres-failed',
      message: expect.stringContaining('invalid value for parameter "shared_buffers"'),
    });
  });

  test('offers the trusted extension that bookings need to a role without privileges', async () => {
    const postgres = await start();
    await ask(postgres.superuserUrl, `create role plain login password 'x'`);
    await ask(postgres.superuserUrl, 'create database d owner plain');
    await ask(postgres.url('plain', 'x', 'd'), 'create extension btree_gist');
    await postgres.stop();
  });
});
