import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { temporaryFolder } from '@gomomo/testing';
import { skipUnless } from '@gomomo/testing';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

// npm takes a second alone to install nothing, several where suites share two cores.
jest.setTimeout(60_000);

const tools = join(import.meta.dirname, '../..');
let root: string;
const children: ChildProcess[] = [];

const echo = `process.stdout.write(JSON.stringify({
  args: process.argv.slice(2), node: process.version, cache: process.env.NODE_COMPILE_CACHE,
}) + '\\n'); if (process.argv.includes('--fail')) process.exitCode = 7;`;
const serve = `const stay = setInterval(() => {}, 1000);
const stop = (why: string): void => { process.stdout.write(why + '\\n'); clearInterval(stay);
  process.removeAllListeners('disconnect'); };
process.on('SIGINT', stop); process.on('SIGTERM', stop);
if (process.channel) { process.on('disconnect', () => stop('disconnect')); process.channel.unref(); }
process.stdout.write('pid ' + process.pid + '\\n');`;

/** A workspace with nothing in it but the bootstrap, two entries, and a Node to be pinned. */
beforeEach(() => {
  root = temporaryFolder('bootstrap-');
  write('tools/slots.ts', echo);
  write('apps/all-in-one/src/main.ts', serve);
  cpSync(join(tools, 'bootstrap.mjs'), join(root, 'tools/bootstrap.mjs'));
  cpSync(join(tools, 'start'), join(root, 'tools/start'), { recursive: true });
  write('pinned/package.json', JSON.stringify({ name: 'node', version: '24.0.0' }));
  mkdirSync(join(root, 'pinned/bin'));
  symlinkSync(process.execPath, join(root, 'pinned/bin/node'));
  writePackage({});
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function write(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

function writePackage(more: { version?: string; scripts?: object; packages?: object }): void {
  const own = {
    name: 'mini',
    version: more.version ?? '1.0.0',
    type: 'module',
    dependencies: { node: 'file:pinned', ...more.packages },
  };
  write('package.json', JSON.stringify({ ...own, scripts: more.scripts }));
  const packages = {
    '': own,
    'node_modules/node': { resolved: 'pinned', link: true },
    pinned: { name: 'node', version: '24.0.0' },
    ...Object.fromEntries(
      Object.entries(more.packages ?? {}).map(([name, version]) => [
        `node_modules/${name}`,
        { version, resolved: `http://127.0.0.1:9/${name}.tgz`, integrity: 'sha512-AAAA' },
      ]),
    ),
  };
  write('package-lock.json', JSON.stringify({ ...own, lockfileVersion: 3, packages }));
}

/** The same with a workspace, and its lock as npm writes it. */
function writeWorkspace(more: object): void {
  const own = { name: 'mini', version: '1.0.0', type: 'module', workspaces: ['tools'] };
  write('package.json', JSON.stringify({ ...own, dependencies: { node: 'file:pinned' }, ...more }));
  rmSync(join(root, 'package-lock.json'), { force: true });
  spawnSync('npm', ['install', '--package-lock-only'], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: root },
  });
}

interface Run {
  process: ChildProcess;
  out: () => string;
  err: () => string;
  exit: Promise<number | null>;
}

function run(args: string[], env: NodeJS.ProcessEnv = {}, node = process.execPath): Run {
  const child = spawn(node, [join(root, 'tools/bootstrap.mjs'), ...args], {
    env: { PATH: process.env['PATH'], HOME: root, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const text = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text.out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (text.err += chunk));
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  return { process: child, out: () => text.out, err: () => text.err, exit };
}

async function lineOf(started: Run): Promise<string> {
  while (!started.out().includes('\n'))
    await once(started.process.stdout ?? started.process, 'data');
  return started.out().split('\n')[0] ?? '';
}

describe('the first use of a command', () => {
  test('installs, and keeps stdout for the command; the next one does not install', async () => {
    const first = run(['slots', '--now', 'x y']);
    expect(await first.exit).toBe(0);
    expect(first.err()).toContain('installing packages');
    expect(JSON.parse(first.out())).toMatchObject({ args: ['--now', 'x y'] });
    const second = run(['slots']);
    expect(await second.exit).toBe(0);
    expect(second.err()).toBe('');
    expect(JSON.parse(second.out())).toMatchObject({
      cache: join(root, 'node_modules/.cache/compile'),
    });
  });

  test('installs again what was cut short', async () => {
    await run(['slots']).exit;
    rmSync(join(root, 'node_modules/.package-lock.json'));
    const again = run(['slots']);
    expect(await again.exit).toBe(0);
    expect(again.err()).toContain('installing packages');
  });

  test('brings the tools of tests only when they are wanted, and they serve a start too', async () => {
    write('tools/package.json', JSON.stringify({ name: 'tools', version: '1.0.0' }));
    write('checks/package.json', JSON.stringify({ name: 'checks', version: '1.0.0' }));
    writeWorkspace({ devDependencies: { checks: 'file:checks' } });
    const checks = join(root, 'node_modules/checks');
    await run(['slots']).exit;
    expect(existsSync(checks)).toBe(false);
    write('tools/test/main.ts', echo);
    expect(await run(['test']).exit).toBe(0);
    expect(existsSync(checks)).toBe(true);
    const again = run(['slots']);
    await again.exit;
    expect(again.err()).toBe('');
  });

  test('installs again when the lock asks for another package', async () => {
    await run(['slots']).exit;
    writePackage({ packages: { newer: '1.0.0' } });
    const again = run(['slots'], { npm_config_fetch_retries: '0' });
    expect(await again.exit).toBe(1);
    expect(again.err()).toContain('installing packages');
  });

  test('takes an install made by hand as it is', async () => {
    spawnSync('npm', ['ci'], { cwd: root, env: { PATH: process.env['PATH'], HOME: root } });
    const used = run(['slots']);
    expect(await used.exit).toBe(0);
    expect(used.err()).toBe('');
  });

  test('by two at once installs once and serves both', async () => {
    const both = [run(['slots']), run(['slots'])];
    expect(await Promise.all(both.map(({ exit }) => exit))).toEqual([0, 0]);
    const errors = both.map(({ err }) => err()).sort();
    expect(errors.filter((text) => text.startsWith('installing packages'))).toHaveLength(1);
  });

  test('says so when the registry cannot be reached', async () => {
    writePackage({ packages: { 'left-out': '1.0.0' } });
    const refused = run(['slots'], { npm_config_fetch_retries: '0' });
    expect(await refused.exit).toBe(1);
    expect(refused.out()).toBe('');
    expect(refused.err()).toContain('The npm registry cannot be reached');
  });

  test('stopped while it installs is no failure of a start, and the next one goes on', async () => {
    writePackage({ scripts: { preinstall: 'node -e "setTimeout(() => {}, 60000)"' } });
    const stopped = run(['start']);
    await once(stopped.process.stderr ?? stopped.process, 'data');
    stopped.process.kill('SIGINT');
    expect(await stopped.exit).toBe(0);
    writePackage({});
    const next = run(['slots']);
    expect(await next.exit).toBe(0);
  });
});

describe('a command', () => {
  test('passes its exit code on', async () => {
    expect(await run(['slots', '--fail']).exit).toBe(7);
  });

  test('that is not known is answered with those that are', async () => {
    const unknown = run(['toString']);
    expect(await unknown.exit).toBe(2);
    expect(unknown.err()).toMatch(/start\|stack\|test\|bench\|.*understand\|slots\|chat/);
  });

  test('that this release does not have says so', async () => {
    const missing = run(['chat']);
    expect(await missing.exit).toBe(1);
    expect(missing.err()).toContain('tools/chat/main.ts is not part of this release yet.');
  });
});

/** An older Node, as a machine has it before the pinned one is installed. */
function findOlderNode(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'node'))
    .find((path) => {
      const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
      return /^v2[0-3]\./.test(stdout ?? '');
    });
}

const olderNode = {
  isPresent: () => findOlderNode() !== undefined,
  hint: 'the first start from an older Node than the pinned one: none on the search path',
  isInstallable: false,
};

skipUnless(olderNode)('started from an older Node', () => {
  const older = findOlderNode();

  test('a command runs on the pinned one', async () => {
    const used = run(['slots', '--fail'], {}, older);
    expect(await used.exit).toBe(7);
    expect(JSON.parse(used.out())).toMatchObject({
      node: process.version,
      cache: join(root, 'node_modules/.cache/compile'),
    });
  });

  test('a missing pinned Node is explained', async () => {
    rmSync(join(root, 'pinned/bin'), { recursive: true });
    const refused = run(['slots'], {}, older);
    expect(await refused.exit).toBe(1);
    expect(refused.err()).toContain('npm rebuild node');
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s, also twice, ends a start in order',
    async (signal) => {
      const started = run(['start'], {}, older);
      await lineOf(started);
      started.process.kill(signal);
      started.process.kill(signal);
      expect(await started.exit).toBe(0);
      expect(started.out()).toContain(`\n${signal}\n`);
    },
  );

  test('a start notices that its launcher was killed with -9', async () => {
    const started = run(['start'], {}, older);
    await lineOf(started);
    started.process.kill('SIGKILL');
    await once(started.process.stdout ?? started.process, 'end');
    expect(started.out()).toContain('\ndisconnect\n');
  });
});
