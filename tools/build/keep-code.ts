/**
 * Keeps what Node makes of a deployable's code, its types taken out, for every start to come:
 * `node --v8-pool-size=0 keep-code.ts FOLDER CACHE` (nodejs.org/api/module.html, "Module compile cache").
 * With threads of V8 a process that ends at once can wait for them for ever (github.com/nodejs/node/issues/54918).
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/** Modules that do something when they are loaded. Without settings or an order that is to fail. */
const isEntry = (path: string): boolean =>
  /^apps\/.*\/(?:main|migrate|reseal|[\w-]+-thread)\.ts$/.test(path);

/** Ends by itself, without settings; what does not is cut off. */
const run = (file: string) =>
  spawnSync(process.execPath, [...process.execArgv, file], {
    env: { NODE_COMPILE_CACHE: cache },
    timeout: 60_000,
  });

const [folder = '', cache = ''] = process.argv.slice(2);
const paths = globSync('apps/*/src/**/*.ts', { cwd: folder });
enableCompileCache(cache);
for (const path of paths) {
  const file = join(folder, path);
  if (isEntry(path)) run(file);
  else await import(file);
}
console.log(`${cache}: what Node made of ${paths.length} modules`);
process.exit();
