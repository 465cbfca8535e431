import { services } from '@gomomo/infra';
import { temporaryFolder } from '@gomomo/testing';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { copyPlan } from '../copy-plan.ts';
import { planApp } from '../plan.ts';

jest.setTimeout(120_000);

const keepCode = join(import.meta.dirname, '../keep-code.ts');
const entries = ['main.ts', 'migrate.ts', 'reseal.ts', 'workbook/workbook-thread.ts'];

const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, args, { env, encoding: 'utf8', maxBuffer: 100_000_000 });

// An image could not be built for a command that was not known as one: it was loaded, and found no settings.
describe.each(services.map(({ name }) => name))('the code of the image of %s', (app) => {
  let folder: string;
  let cache: string;
  beforeAll(() => {
    folder = temporaryFolder('app-');
    cache = temporaryFolder('code-');
    copyPlan(planApp(`apps/${app}`), folder);
    expect(run([keepCode, folder, cache])).toMatchObject({
      status: 0,
      stderr: '',
    });
  });

  // Node tells what it finds of its cache and what it does not (nodejs.org/api/cli.html, NODE_DEBUG_NATIVE).
  test('is found without its types, whatever of it is started', () => {
    const env = { NODE_COMPILE_CACHE: cache, NODE_DEBUG_NATIVE: 'COMPILE_CACHE' };
    const files = entries
      .map((entry) => join(folder, 'apps', app, 'src', entry))
      .filter((file) => existsSync(file));
    for (const file of files) {
      const { stderr } = run([file], env);
      const looks = stderr.match(/reading cache from \S+ for StrippedTypeScript/g) ?? [];
      // What came of a look may be told behind the words of another thread; a miss has a line of its own besides.
      const missed = stderr.match(/no transpile cache for StrippedTypeScript \S+/g) ?? [];
      expect([looks.length > 0, missed]).toEqual([true, []]);
    }
  });
});
