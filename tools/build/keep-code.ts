/**
 * Keeps what Node makes of a deployable's code, its types taken out, for every start to come:
 * `node keep-code.ts FOLDER CACHE` (nodejs.org/api/module.html, "Module compile cache").
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/** Modules that do something when they are loaded. Without settings or an order that is to fail. */
const isEntry = (path: string): boolean =>
  /^apps\/.*\/(?:main|migrate|reseal|[\w-]+-thread)\.ts$/.test(path);

const [folder = '', cache = ''] = process.argv.slice(2);
const paths = globSync('apps/*/src/**/*.ts', { cwd: folder });
enableCompileCache(cache);
for (const path of paths) {
  const file = join(folder, path);
  if (isEntry(path)) spawnSync(process.execPath, [file], { env: { NODE_COMPILE_CACHE: cache } });
  else await import(file);
}
console.log(`${cache}: what Node made of ${paths.length} modules`);
process.exit();
