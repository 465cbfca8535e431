import { removeAbandoned } from '@gomomo/embedded';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { addImaginaryService } from '../add-service.ts';
import { linkPackages, makeScratchCopy } from '../scratch-copy.ts';

// A whole start of a new cluster, and the specs of all manifests.
jest.setTimeout(240_000);

let scratch: string;
let product: ChildProcess | undefined;

beforeAll(() => {
  scratch = makeScratchCopy('gomomo-imaginary-');
  addImaginaryService(scratch);
  linkPackages(scratch);
  const generate = `
    import { writeFileSync } from 'node:fs';
    import { renderGeneratedFiles } from './tools/generated-files.ts';
    for (const [path, text] of await renderGeneratedFiles('.')) writeFileSync(path, text);`;
  run(['--input-type=module', '-e', generate]);
});
afterAll(async () => {
  product?.kill('SIGKILL');
  await removeAbandoned(tmpdir(), basename(scratch));
  rmSync(scratch, { recursive: true, force: true });
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

/** Starts the product of the copy; answers its ready line. */
async function start(): Promise<string> {
  const child = spawn(process.execPath, ['apps/all-in-one/src/main.ts'], {
    cwd: scratch,
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: join(scratch, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  product = child;
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  return new Promise((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('ready ')) resolve(line);
    });
    child.once('exit', () => reject(new Error(errors)));
  });
}

test('a service added by folder, entry and base migrates, starts, answers as its own role and is healthy', async () => {
  const ready = await start();
  const [, url = ''] = ready.split(' ');
  expect(ready).toContain(` visit-notes=${url}`);
  const answer = await fetch(`${url}/api/visit-notes`);
  expect(await answer.json()).toEqual({ notes: 0, role: 'visit_notes', unpublished: 0, due: 0 });
  expect(await (await fetch(`${url}/health`)).json()).toMatchObject({
    status: 'ok',
    checks: { 'visit-notes.postgres': { status: 'up' }, 'booking-core.postgres': { status: 'up' } },
  });
  product?.kill('SIGTERM');
  if (product !== undefined) expect(await once(product, 'exit')).toEqual([0, null]);
});

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
    'tools/stack/app',
  ]);
});
