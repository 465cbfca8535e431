import { findFreePort, hasKafka, stopOrphans } from '@gomomo/embedded';
import { findRedisServer, skipUnless, temporaryFolder } from '@gomomo/testing';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { addImaginaryService } from '../add-service.ts';
import { copyTree, linkPackages } from '../scratch-copy.ts';

// A whole start of a new cluster, one with Kafka and Redis too, and the specs of all manifests.
jest.setTimeout(240_000);

const scratch = temporaryFolder('imaginary-');
const started: ChildProcess[] = [];

beforeAll(() => {
  copyTree(scratch);
  addImaginaryService(scratch);
  linkPackages(scratch);
  const generate = `
    import { writeFileSync } from 'node:fs';
    import { renderGeneratedFiles } from './tools/generated-files.ts';
    for (const [path, text] of await renderGeneratedFiles('.')) writeFileSync(path, text);`;
  run(['--input-type=module', '-e', generate]);
  run(['tools/migrations/freeze.ts']);
});
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  for (const folder of ['together', 'stack'].map((name) => join(scratch, name))) {
    if (existsSync(folder)) await stopOrphans(folder);
  }
});

function run(args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: scratch,
    encoding: 'utf8',
  });
  expect({ status, output: status === 0 ? '' : stdout + stderr }).toEqual({
    status: 0,
    output: '',
  });
}

/** Starts the copy by one of its entries, on data of its own; answers its ready line. */
async function start(entry: string, data: string, port: number) {
  const child = spawn(process.execPath, [entry], {
    cwd: scratch,
    env: { PATH: process.env['PATH'], PORT: String(port), DATA_DIR: join(scratch, data) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ready = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('ready ')) resolve(line);
    });
    child.once('exit', () => reject(new Error(errors)));
  });
  const [, url = ''] = ready.split(' ');
  return { child, ready, url };
}

async function isHealthyAt(url: string): Promise<void> {
  const answer = await fetch(`${url}/api/visit-notes`);
  const nothing = { notes: 0, unpublished: 0, due: 0 };
  expect(await answer.json()).toEqual({ ...nothing, role: 'visit_notes' });
  expect(await (await fetch(`${url}/health`)).json()).toMatchObject({
    status: 'ok',
    checks: { 'visit-notes.postgres': { status: 'up' }, 'booking-core.postgres': { status: 'up' } },
  });
}

async function endsInOrder(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
}

test('a service added by folder, entry and base migrates, starts, answers as its own role and is healthy', async () => {
  const { child, ready, url } = await start('apps/all-in-one/src/main.ts', 'together', 0);
  expect(ready).toContain(` visit-notes=${url}`);
  await isHealthyAt(url);
  await endsInOrder(child);
});

const withServers = skipUnless({
  isPresent: () => hasKafka(process.env['PATH']) && findRedisServer() !== undefined,
  hint: 'the stack: no Kafka or no Redis (apt-get install openjdk-17-jre-headless maven redis-server)',
});

withServers('in the stack', () => {
  test('it is a process of its own behind the one origin, beside real Kafka and Redis', async () => {
    const port = (await findFreePort()) ?? 0;
    const { child, ready, url } = await start('tools/stack/main.ts', 'stack', port);
    const [, own = ''] = / visit-notes=(\S+)/.exec(ready) ?? [];
    expect(own).toMatch(/^http:/);
    expect(own).not.toBe(url);
    await isHealthyAt(url);
    expect((await fetch(`${own}/health/ready`)).status).toBe(200);
    await endsInOrder(child);
  });
});

describe('in Kubernetes', () => {
  test('its manifests, images, routes, secrets and rights are those of any other service', () => {
    const jestFile = 'node_modules/jest/bin/jest.js';
    const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
    run([
      ...flags,
      jestFile,
      '--selectProjects',
      'unit',
      '-w',
      '1',
      'tools/manifests',
      'tools/migrations',
      'tools/stack/app',
    ]);
  });
});
