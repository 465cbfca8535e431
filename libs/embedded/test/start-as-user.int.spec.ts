import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { skipUnless } from '@gomomo/testing';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { startPostgres, stopOrphans } from '../src/index.ts';
import { findServers } from '../src/process/running.ts';
import { assertProgramReachable } from '../src/files/data-folder.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { killHolder, startHolder } from './fixtures/start-holder.ts';

// initdb takes a second alone, several where suites share two cores.
jest.setTimeout(60_000);

const USER = 'gomomo-spec';

skipUnless('root')('started by root or by a normal user', () => {
  let dataDir: string;
  let user: { uid: number; gid: number };

  beforeAll(() => {
    spawnSync('useradd', ['--system', '--user-group', USER], { stdio: 'ignore' });
    const id = (flag: string): number =>
      Number(execFileSync('id', [flag, USER], { encoding: 'utf8' }));
    user = { uid: id('-u'), gid: id('-g') };
  });
  afterAll(() => {
    spawnSync('userdel', [USER], { stdio: 'ignore' });
  });
  beforeEach(() => {
    dataDir = makeDataFolder();
  });
  afterEach(async () => {
    await stopOrphans(dataDir);
  });

  const start = (): ReturnType<typeof startPostgres> => startPostgres({ dataDir, durable: false });

  test('a server started by root runs as somebody else, who owns only the cluster', async () => {
    const postgres = await start();
    expect(statSync(`/proc/${postgres.pid}`).uid).not.toBe(0);
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(statSync(`/proc/${postgres.pid}`).uid);
    expect(statSync(dataDir).uid).toBe(0);
    await postgres.stop();
  });

  test('a server started by root has left the groups of root', async () => {
    const postgres = await start();
    const status = readFileSync(`/proc/${postgres.pid}/status`, 'utf8');
    expect(/^Groups:[ \t]*(.*)$/m.exec(status)?.[1]).toBe('');
    await postgres.stop();
  });

  test('a normal user starts and stops it without help', async () => {
    chownSync(dataDir, user.uid, user.gid);
    const holder = await startHolder(dataDir, { user });
    expect(statSync(`/proc/${holder.held.pid}`).uid).toBe(user.uid);
    await killHolder(holder, 'SIGTERM');
    expect(findServers({ program: 'postgres', folder: join(dataDir, 'postgres') })).toEqual([]);
  });

  test('root may start what a normal user made, and gives it back unharmed', async () => {
    chownSync(dataDir, user.uid, user.gid);
    await killHolder(await startHolder(dataDir, { user }), 'SIGTERM');
    await (await start()).stop();
    const again = await startHolder(dataDir, { user });
    expect(again.held.port).toBeGreaterThan(0);
    await killHolder(again, 'SIGTERM');
  });

  test('a normal user is told whose data folder it is', async () => {
    await (await start()).stop();
    chmodSync(dataDir, 0o777);
    const { refused } = await startHolder(dataDir, { user });
    expect(refused.code).toBe('folder-of-another-user');
    expect(refused.message).toContain(join(dataDir, 'postgres'));
  });

  test('a data folder that cannot be written is named', async () => {
    const { refused } = await startHolder(join(dataDir, 'mine'), { user });
    expect(refused).toEqual({
      code: 'data-folder-unusable',
      message: expect.stringContaining(`${join(dataDir, 'mine')} cannot be written by ${USER}`),
    });
  });

  test('the first folder that only root may enter is named, with what to do', async () => {
    const closed = join(dataDir, 'closed');
    mkdirSync(join(closed, 'inner'), { recursive: true });
    chmodSync(closed, 0o700);
    const started = startPostgres({ dataDir: join(closed, 'inner', 'data'), durable: false });
    await expect(started).rejects.toMatchObject({
      code: 'folder-blocked',
      message: expect.stringMatching(
        new RegExp(`cannot enter\n${closed} on the way[^]*chmod o\\+x ${closed}\n`),
      ),
    });
  });

  test('programs in a folder that only root may enter are found out, with what to do', async () => {
    const clone = join(dataDir, 'clone');
    const tree = join(clone, 'native');
    mkdirSync(join(tree, 'bin'), { recursive: true });
    const program = join(tree, 'bin', 'postgres');
    writeFileSync(program, '', { mode: 0o755 });
    expect(() => assertProgramReachable(program, tree, user)).not.toThrow();
    chmodSync(tree, 0o700);
    expect(() => assertProgramReachable(program, tree, user)).toThrow(`chmod -R o+rX ${tree}`);
    chmodSync(clone, 0o700);
    expect(() => assertProgramReachable(program, tree, user)).toThrow(`chmod o+x ${clone}`);
  });

  test('a full disk is called a full disk', async () => {
    const small = join(dataDir, 'small');
    mkdirSync(small);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=711', 'tmpfs', small]);
    if (mounted.status !== 0) {
      process.stderr.write('skipped: a full disk cannot be tried where nothing can be mounted\n');
      return;
    }
    try {
      await expect(startPostgres({ dataDir: small, durable: false })).rejects.toMatchObject({
        code: 'disk-full',
        message: expect.stringContaining(`The disk that holds ${small} is full`),
      });
    } finally {
      spawnSync('umount', [small]);
      rmSync(small, { recursive: true, force: true });
    }
  });
});
