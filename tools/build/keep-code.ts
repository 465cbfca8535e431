/**
 * Keeps what Node makes of a deployable's code, its types taken out, for every start to come:
 * `node keep-code.ts FOLDER CACHE` (nodejs.org/api/module.html, "Module compile cache").
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';

/** Modules that do something when they are loaded. Without settings or an order that is to fail. */
const isEntry = (path: string): boolean =>
  /^apps\/.*\/(?:main|migrate|reseal|[\w-]+-thread)\.ts$/.test(path);

const toModule = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;

/** Node may wait for ever for a thread that compiles while it ends (github.com/nodejs/node/issues/54918). */
const endAtOnce = toModule(`
  import { flushCompileCache } from 'node:module';
  process.on('exit', () => {
    flushCompileCache();
    process.kill(process.pid, 'SIGKILL');
  });
`);

const [folder = '', cache = ''] = process.argv.slice(2);

const run = (args: readonly string[]) =>
  spawnSync(process.execPath, ['--import', endAtOnce, ...args], {
    env: { NODE_COMPILE_CACHE: cache },
    encoding: 'utf8',
    timeout: 120_000,
    killSignal: 'SIGKILL',
  });

const paths = globSync('apps/*/src/**/*.ts', { cwd: folder });
const imports = paths
  .filter((path) => !isEntry(path))
  .map((path) => `await import(${JSON.stringify(join(folder, path))});`);
const script = [...imports, `console.log('loaded');`, 'process.exit();'].join('\n');
const { stdout, stderr } = run(['--input-type=module', '--eval', script]);
if (stdout !== 'loaded\n') throw new Error(`${folder} cannot be loaded: ${stdout}${stderr}`);
for (const path of paths.filter(isEntry)) run([join(folder, path)]);
console.log(`${cache}: what Node made of ${paths.length} modules`);
