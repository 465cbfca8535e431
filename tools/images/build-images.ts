import { say } from '@gomomo/host';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operatorImage } from '../build/plan.ts';
import { root } from '../build/runtime-folders.ts';
import { findFaults, readFacts } from './image-files.ts';
import type { ImageSize } from './sizes.ts';
import type { StandIn } from './stand-in.ts';
import type { Storage } from './storage.ts';

const dockerfile = join(root, 'docker/service.Dockerfile');

/** The bases that a release stands on, as the Dockerfile pins them. */
export function pinnedBases(): string[] {
  const text = readFileSync(dockerfile, 'utf8');
  return [...text.matchAll(/^ARG \w+_IMAGE=(\S+)$/gm)].map(([, image = '']) => image);
}

/** What the Dockerfile itself sets for one image or the other. */
const named = [
  ...['NODE_ENV', 'NODE_OPTIONS', 'NODE_COMPILE_CACHE'],
  ...['HOST', 'HOME', 'NPM_CONFIG_UPDATE_NOTIFIER'],
  ...['MALLOC_ARENA_MAX', 'MALLOC_MMAP_THRESHOLD_', 'MALLOC_TRIM_THRESHOLD_'],
];

export const imageOf = (app: string, version: string): string =>
  `localhost/gomomo/${app}:${version}`;

export interface BuiltImages {
  readonly sizes: readonly ImageSize[];
  /** What is in an image and may not be, by `app: path fault`. */
  readonly faults: readonly string[];
}

export async function buildImages(
  storage: Storage,
  standIn: StandIn,
  { apps, version }: { readonly apps: readonly string[]; readonly version: string },
): Promise<BuiltImages> {
  const sizes: ImageSize[] = [];
  const faults: string[] = [];
  const bases = {
    build: await readFacts(storage, standIn.build),
    runtime: await readFacts(storage, standIn.runtime),
  };
  for (const app of apps) {
    say(`building ${app}...`);
    const image = imageOf(app, version);
    const base = app === operatorImage ? bases.build : bases.runtime;
    await storage.buildah(...buildArguments(app, version, standIn));
    const { bytes, user, environment } = await readFacts(storage, image);
    sizes.push({ image: `gomomo/${app}`, bytes, baseBytes: base.bytes });
    const known = [...base.environment, 'PATH', ...named];
    faults.push(
      ...(await findFaults(storage, app, image)).map((fault) => `${app}: ${fault}`),
      ...environment
        .filter((name) => !known.includes(name))
        .map((name) => `${app}: ${name} is set in the image`),
      ...(user === '65532:65532' ? [] : [`${app}: runs as ${user}`]),
    );
  }
  return { sizes, faults };
}

function buildArguments(app: string, version: string, standIn: StandIn): string[] {
  const values = {
    NODE_IMAGE: standIn.build,
    RUNTIME_IMAGE: standIn.runtime,
    APP: app,
    VERSION: version,
  };
  return [
    ...['bud', '--isolation', 'chroot', '--layers'],
    ...(app === operatorImage ? ['--target', operatorImage] : []),
    ...Object.entries(values).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]),
    ...['-t', imageOf(app, version), '-f', dockerfile, root],
  ];
}
