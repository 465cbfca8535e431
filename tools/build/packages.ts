import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './runtime-folders.ts';

/** What package-lock.json says of one place where a package lies. */
interface Locked {
  readonly version?: string;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

export type Lock = Readonly<Record<string, Locked>>;

export const readLock = (): Lock =>
  (JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Lock })
    .packages;

/** Where Node finds a package that is imported below `from`: in the nearest `node_modules`. */
function locate(lock: Lock, name: string, from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = folder === '.' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (lock[place] !== undefined) return place;
    if (folder === '.') throw new Error(`package-lock.json has no ${name} for ${from}`);
  }
}

/**
 * The places in `node_modules` of everything that these workspaces need at run time, links of
 * workspaces among them: their dependencies and those of these, as the lock file lays them. Left
 * out is what is needed for development, what is optional, and what only a peer would like.
 */
export function runtimePackages(lock: Lock, folders: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (from: string): void => {
    for (const name of Object.keys(lock[from]?.dependencies ?? {})) {
      const place = locate(lock, name, from);
      if (found.has(place)) continue;
      found.add(place);
      visit(lock[place]?.resolved !== undefined && lock[place].link ? lock[place].resolved : place);
    }
  };
  for (const folder of folders) visit(folder);
  return [...found].toSorted();
}
