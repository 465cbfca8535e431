import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operatorImage, planImage } from '../build/plan.ts';
import { faultsOf, holdsSecret } from './contents.ts';
import type { Storage } from './storage.ts';

/** Files and links below a folder, by their path from there. */
function listBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? listBelow(join(folder, entry.name)).map((path) => `${entry.name}/${path}`)
      : [entry.name],
  );
}

/** Does `work` on the root folder of an image. */
async function withRootOf<Result>(
  storage: Storage,
  image: string,
  work: (folder: string) => Result,
): Promise<Result> {
  const container = (await storage.buildah('from', image)).trim();
  try {
    return work((await storage.buildah('mount', container)).trim());
  } finally {
    await storage.buildah('rm', container);
  }
}

/** What Node made of the code, by names of its own. */
const isKept = (path: string): boolean => /^code\/v\d[\w.-]*-65532\/[0-9a-f]+$/.test(path);

const isPage = (path: string): boolean => path.startsWith('apps/chat-web/dist/');

/** What a real image holds that it may not, and what it lacks or has too much beside the plan. */
export async function findFaults(storage: Storage, app: string, image: string): Promise<string[]> {
  const { files, links } = planImage(app);
  const entry = app === operatorImage ? 'package.json' : 'main.ts';
  const planned = new Set([...files, ...links.map(({ path }) => path), entry]);
  return withRootOf(storage, image, (folder) => {
    const place = join(folder, 'app');
    const paths = listBelow(place);
    const present = new Set(paths);
    const own = paths.filter((path) => /^(?:apps|libs|infra)\/(?!.*node_modules\/)/.test(path));
    const page = paths.filter(isPage);
    return [
      ...faultsOf(app, paths),
      ...[...planned]
        .filter((path) => !present.has(path) && !isPage(path))
        .map((path) => `${path} is missing`),
      ...paths
        .filter((path) => !planned.has(path) && !isPage(path) && !isKept(path))
        .map((path) => `${path} is not planned`),
      ...own
        .filter(
          (path) => path !== 'main.ts' && holdsSecret(readFileSync(join(place, path), 'utf8')),
        )
        .map((path) => `${path} holds what has the form of a key`),
      ...(app === 'agent-chat' && !page.includes('apps/chat-web/dist/index.html')
        ? ['the page is missing']
        : []),
      ...(app !== operatorImage && !paths.some(isKept)
        ? ['what Node made of the code is missing']
        : []),
    ];
  });
}

interface ImageConfig {
  readonly Size: number;
  readonly Config: {
    readonly User?: string;
    readonly Entrypoint?: string[];
    readonly Env?: string[];
  };
}

export interface ImageFacts {
  readonly bytes: number;
  readonly user: string;
  /** Names alone. */
  readonly environment: readonly string[];
}

export async function readFacts(storage: Storage, image: string): Promise<ImageFacts> {
  const [found] = JSON.parse(await storage.podman('image', 'inspect', image)) as ImageConfig[];
  return {
    bytes: found?.Size ?? 0,
    user: found?.Config.User ?? '',
    environment: (found?.Config.Env ?? []).map((line) => line.split('=', 1)[0] ?? ''),
  };
}
