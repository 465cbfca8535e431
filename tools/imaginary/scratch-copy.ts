import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const left = new Set(['node_modules', '.git', '.nx', '.data', '.cache', 'coverage']);

/** Copies this tree to a folder, to try changes there: its packages are the installed ones. */
export function copyTree(scratch: string): void {
  for (const name of readdirSync(root)) {
    if (left.has(name)) continue;
    cpSync(join(root, name), join(scratch, name), {
      recursive: true,
      filter: (source) => !left.has(basename(source)),
    });
  }
}

/** Links what is installed, and every project of the copy under its name, as `npm i` would. */
export function linkPackages(scratch: string): void {
  const place = join(scratch, 'node_modules');
  mkdirSync(join(place, '@gomomo'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name === '@gomomo' || name === '.cache') continue; // its own projects, its own caches
    symlinkSync(join(root, 'node_modules', name), join(place, name));
  }
  const jars = join(root, 'node_modules/.cache/kafka');
  mkdirSync(join(place, '.cache'));
  if (existsSync(jars)) symlinkSync(jars, join(place, '.cache/kafka'));
  for (const folder of projectsOf(scratch)) {
    const { name } = JSON.parse(readFileSync(join(scratch, folder, 'package.json'), 'utf8')) as {
      name: string;
    };
    symlinkSync(join(scratch, folder), join(place, name));
    const nested = join(root, folder, 'node_modules');
    if (existsSync(nested)) symlinkSync(nested, join(scratch, folder, 'node_modules'));
  }
}

const projectsOf = (scratch: string): string[] =>
  ['apps/*', 'libs/*', 'tools', 'tools/fakes', 'tools/phone', 'infra']
    .flatMap((pattern) => {
      if (!pattern.endsWith('/*')) return [pattern];
      const kind = dirname(pattern);
      return readdirSync(join(scratch, kind)).map((name) => `${kind}/${name}`);
    })
    .filter((folder) => existsSync(join(scratch, folder, 'package.json')));
