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

interface Parts {
  readonly lock: Lock;
  readonly folders: readonly string[];
  /** Beside those of the folders. */
  readonly files: readonly string[];
  readonly places: readonly string[];
}

function toPlan({ lock, folders, files, places }: Parts): Plan {
  return {
    files: [
      ...folders.flatMap(ownFiles),
      ...files,
      ...places.filter((place) => !lock[place]?.link).flatMap((place) => packageFiles(lock, place)),
    ].toSorted(),
    links: places.flatMap((path) => {
      const { link, resolved: to } = lock[path] ?? {};
      return link && to !== undefined ? [{ path, to }] : [];
    }),
  };
}

/** All that a deployable consists of, read from this workspace as it is installed and built. */
export function planApp(project: string): Plan {
  const lock = readLock();
  const folders = runtimeFolders(project);
  const assets = readManifest(project).gomomo?.assets ?? [];
  return toPlan({
    lock,
    folders,
    files: assets.filter((asset) => existsSync(join(root, asset))).flatMap(assetFiles),
    places: runtimePackages(lock, folders),
  });
}

/** The commands of an operator that reach into Kafka and Postgres, and no other tool; the list of services. */
const operatorsFiles = [
  'tools/command-line.ts',
  'tools/events/*.ts',
  'tools/move/*.ts',
  'tools/ending/ending.ts',
  'infra/*.ts',
  'infra/dashboards/*.ts',
];

/** What of them works on a data folder with its own servers, which a cluster has not. */
const isOfDataFolder = (path: string): boolean =>
  /\/(?:export|export-archive|secrets-file|source|own-places)\.ts$/.test(path);

/** What these import of the packages of `tools`; all else comes with what they import of ours. */
const operatorsPackages = ['@gomomo/infra', 'pg', 'pg-copy-streams', 'zod'].map(
  (name) => `node_modules/${name}`,
);

/** The image of an operator: its commands, and every service, whose schemas they know of. */
export function planOperator(): Plan {
  const lock = readLock();
  const folders = runtimeFolders('infra');
  return toPlan({
    lock,
    folders,
    files: globSync(operatorsFiles, { cwd: root }).filter(
      (path) => !isSpec(path) && !isOfDataFolder(path),
    ),
    places: [...new Set([...runtimePackages(lock, folders), ...operatorsPackages])].toSorted(),
  });
}

export const operatorImage = 'operator';

/** The plan of an image by its name: an app of infra/services.ts, or the operator's. */
export const planImage = (name: string): Plan =>
  name === operatorImage ? planOperator() : planApp(`apps/${name}`);
