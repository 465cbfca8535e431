import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isShipped } from './package-files.ts';
import { readLock, runtimePackages, type Lock } from './packages.ts';
import { readManifest, root, runtimeFolders } from './runtime-folders.ts';

/** A deployable: its files by their path from the root, and its links of workspaces by theirs. */
export interface Plan {
  readonly files: readonly string[];
  readonly links: readonly { readonly path: string; readonly to: string }[];
}

/** What of a workspace runs. What is not named here, e.g. its specs' fixtures, stays at home. */
const running = [
  'package.json',
  'src/**/*.{ts,json,sql,css}',
  'sql/**/*.sql',
  'migrations/**/*.sql',
  'prisma/migrations/**/*.sql',
  'weights/*.json',
  'weights/ATTRIBUTION.md',
];

const isSpec = (path: string): boolean => /\.(?:spec|test)\.[cm]?tsx?$/.test(path);

const ownFiles = (folder: string): string[] =>
  globSync(running, { cwd: join(root, folder) })
    .filter((path) => !isSpec(path))
    .map((path) => `${folder}/${path}`);

/** Every file below a folder, but not those of what is installed in it. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) {
      return entry.name === 'node_modules' ? [] : filesBelow(`${folder}/${entry.name}`);
    }
    return entry.isFile() ? [`${folder}/${entry.name}`] : [];
  });
}

/** Without what only the builder of the folder reads. */
const assetFiles = (folder: string): string[] =>
  filesBelow(folder).filter((path) => !path.includes('/.'));

export const packageOf = (place: string): string =>
  place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** @throws Error when what is installed is not what the lock file says */
function packageFiles(lock: Lock, place: string): string[] {
  const { version } = JSON.parse(readFileSync(join(root, place, 'package.json'), 'utf8')) as {
    version: string;
  };
  const wanted = lock[place]?.version;
  if (version !== wanted) {
    throw new Error(`${place} is ${version}, package-lock.json says ${wanted}: npm ci`);
  }
  return filesBelow(place).filter((path) =>
    isShipped(packageOf(place), path.slice(place.length + 1)),
  );
}

/** All that a deployable consists of, read from this workspace as it is installed and built. */
export function planApp(project: string): Plan {
  const lock = readLock();
  const folders = runtimeFolders(project);
  const places = runtimePackages(lock, folders);
  const assets = readManifest(project).gomomo?.assets ?? [];
  return {
    files: [
      ...folders.flatMap(ownFiles),
      ...assets.filter((asset) => existsSync(join(root, asset))).flatMap(assetFiles),
      ...places.filter((place) => !lock[place]?.link).flatMap((place) => packageFiles(lock, place)),
    ].toSorted(),
    links: places.flatMap((path) => {
      const { link, resolved: to } = lock[path] ?? {};
      return link && to !== undefined ? [{ path, to }] : [];
    }),
  };
}
