import { services } from '@gomomo/infra';
import { expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { planApp, planOperator } from '../../build/plan.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../..');

/** What the sources load when it is needed and not before: packages, and the entries of threads. */
function loadedLater(own: readonly string[]): string[] {
  const packages = own.flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return [...text.matchAll(/\bimport\(\s*['"]([^'".][^'"]*)['"]\s*\)/g)].map(([, it = '']) => it);
  });
  const threads = own.filter((path) => path.endsWith('-thread.ts')).map((path) => `./${path}`);
  return [...new Set([...packages, ...threads])];
}

/** Every file that a process reads as a module for these, from the root of the workspace. */
async function filesLoadedFor(modules: readonly string[]): Promise<string[]> {
  const script = `
    import { registerHooks } from 'node:module';
    const urls = new Set();
    registerHooks({ load: (url, context, next) => (urls.add(url), next(url, context)) });
    for (const it of ${JSON.stringify(modules)}) await import(it);
    process.stdout.write(JSON.stringify([...urls]), () => process.exit());`;
  const args = ['--input-type=module', '-e', script];
  const { stdout } = await run(process.execPath, args, { cwd: root, maxBuffer: 2 ** 24 });
  return (JSON.parse(stdout) as string[])
    .filter((url) => url.startsWith('file:'))
    .map((url) => relative(root, fileURLToPath(url)));
}

/** `debug` colours with it where it is installed, and does without. */
const missable = /^node_modules\/(?:supports-color|has-flag)\//;

// kafkajs loads its own `defaults.test.js`, which looks like nothing that runs.
test.each(services.map(({ name }) => name))(
  'all that %s loads is among the files of its image',
  async (app) => {
    const { files } = planApp(`apps/${app}`);
    const own = files.filter((path) => /^(?:apps|libs)\/.*\.ts$/.test(path));
    const loaded = await filesLoadedFor([`./apps/${app}/src/app.ts`, ...loadedLater(own)]);
    expect(loaded).toContain(`apps/${app}/src/app.ts`);
    const shipped = new Set(files);
    expect(loaded.filter((path) => !shipped.has(path) && !missable.test(path))).toEqual([]);
  },
  120_000,
);

test("all that an operator's commands load is among the files of their image", async () => {
  const { files } = planOperator();
  // The commands themselves would run; these are all that they import.
  const parts = [
    ...['command-line', 'events/commands', 'events/help', 'events/places', 'move/carried-secrets'],
    ...[
      'move/import-archive',
      'move/publish-log',
      'move/run-tool',
      'move/schemas',
      'move/summarize',
    ],
  ].map((name) => `./tools/${name}.ts`);
  const own = files.filter((path) => /^(?:apps|libs)\/.*\.ts$/.test(path));
  const loaded = await filesLoadedFor([
    ...parts,
    ...services.map(({ name }) => `./apps/${name}/src/app.ts`),
    ...loadedLater(own),
  ]);
  const shipped = new Set(files);
  expect(loaded.filter((path) => !shipped.has(path) && !missable.test(path))).toEqual([]);
}, 120_000);
