import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  chmodSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const left = new Set(['node_modules', '.git', '.nx', '.data', '.cache', 'coverage']);

/** A copy of this tree to try changes in: its packages are the installed ones, its projects its own. */
export function makeScratchCopy(prefix: string): string {
  const scratch = mkdtempSync(join(realpathSync(tmpdir()), prefix));
  chmodSync(scratch, 0o711); // started by root, the database works below it as another user
  for (const name of readdirSync(root)) {
    if (left.has(name)) continue;
    cpSync(join(root, name), join(scratch, name), {
      recursive: true,
      filter: (source) => !left.has(basename(source)),
    });
  }
  return scratch;
}

/** Links what is installed, and every project of the copy under its name, as `npm i` would. */
export function linkPackages(scratch: string): void {
  const place = join(scratch, 'node_modules');
  mkdirSync(join(place, '@gomomo'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name === '@gomomo' || name === '.cache') continue;
    symlinkSync(join(root, 'node_modules', name), join(place, name));
  }
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
  ['apps/*', 'libs/*', 'tools', 'infra']
    .flatMap((pattern) => {
      if (!pattern.endsWith('/*')) return [pattern];
      const kind = dirname(pattern);
      return readdirSync(join(scratch, kind)).map((name) => `${kind}/${name}`);
    })
    .filter((folder) => existsSync(join(scratch, folder, 'package.json')));
