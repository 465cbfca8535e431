/**
 * Makes `dist/`, the package as it is given to others: `node libs/contracts/src/pack.ts`, then
 * `npm publish libs/contracts/dist`. JavaScript and declarations, because Node strips no types
 * inside `node_modules`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly dependencies: Record<string, string>;
}

rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, [tsc, '-p', path.join(root, 'tsconfig.package.json')], {
  stdio: 'inherit',
});
for (const part of ['published', 'samples', 'README.md']) {
  cpSync(path.join(root, part), path.join(dist, part), { recursive: true });
}
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
writeFileSync(path.join(dist, 'package.json'), `${JSON.stringify(toPublic(manifest), null, 2)}\n`);

function toPublic({ name, version, description, dependencies }: Manifest) {
  return {
    name,
    version,
    description,
    type: 'module',
    sideEffects: false,
    engines: { node: '>=22' },
    exports: {
      '.': { types: './lib/index.d.ts', default: './lib/index.js' },
      './opening': { types: './lib/opening.d.ts', default: './lib/opening.js' },
      './published/*': './published/*',
      './samples/*': './samples/*',
    },
    files: ['lib', 'published', 'samples'],
    dependencies,
  };
}
