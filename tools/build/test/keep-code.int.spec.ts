import { temporaryFolder } from '@gomomo/testing';
import { beforeAll, expect, jest, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

jest.setTimeout(60_000);

const root = join(import.meta.dirname, '../../..');
const app = 'apps/excel-sync';
let folder: string;
let cache: string;

const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8', maxBuffer: 100_000_000 });

beforeAll(() => {
  folder = temporaryFolder('app-');
  cache = temporaryFolder('code-');
  expect(run(['tools/build/main.ts', app, folder])).toMatchObject({ status: 0 });
  expect(run(['tools/build/keep-code.ts', folder, cache])).toMatchObject({ status: 0, stderr: '' });
});

// Node tells what it finds of its cache and what it does not (nodejs.org/api/cli.html, NODE_DEBUG_NATIVE).
test.each(['main.ts', 'migrate.ts', 'workbook/workbook-thread.ts', 'workbook/write-workbook.ts'])(
  '%s and all it loads are found without their types',
  (entry) => {
    const env = { NODE_COMPILE_CACHE: cache, NODE_DEBUG_NATIVE: 'COMPILE_CACHE' };
    const { stderr } = run([join(folder, app, 'src', entry)], env);
    const lines = stderr.split('\n').filter((line) => line.includes('StrippedTypeScript'));
    const isRead = (line: string): boolean => /reading cache .* success/.test(line);
    expect(lines.filter(isRead).length).toBeGreaterThan(0);
    const missed = lines.filter((line) => /reading cache/.test(line) && !isRead(line));
    expect(missed).toEqual([]);
  },
);
