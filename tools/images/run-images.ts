import { runProcess, say } from '@gomomo/host';
import { AppError } from '@gomomo/kernel';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { root } from '../build/runtime-folders.ts';
import { buildImages, imageOf, pinnedBases } from './build-images.ts';
import { renderSizes } from './sizes.ts';
import { ensureStandIn } from './stand-in.ts';
import { openStorage, type Storage } from './storage.ts';
import { tryImages } from './try/try-images.ts';

export interface ImagesOptions {
  readonly apps: readonly string[];
  readonly tries: boolean;
  readonly keeps: boolean;
}

interface RootManifest {
  readonly version: string;
  readonly dependencies: { readonly node: string };
}

/** Answers the exit code: 0 when every image is as it should be, and, if tried, runs as it should. */
export const runImages = (options: ImagesOptions, env: NodeJS.ProcessEnv): Promise<number> =>
  runProcess(async (context) => {
    const { version, dependencies } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    ) as RootManifest;
    const cache = env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
    const storage = await openStorage(join(cache, 'gomomo/images'), env);
    const standIn = await ensureStandIn(storage, dependencies.node);
    const { apps, keeps } = options;
    if (!keeps) context.teardown.add('images', () => removeImages(storage, apps, version));
    const { sizes, faults } = await buildImages(storage, standIn, { apps, version });
    process.stdout.write(`\n${renderSizes(sizes)}\n${basesTold(dependencies.node)}\n`);
    if (faults.length > 0) throw new AppError('image-faults', faults.join('\n'));
    say(
      'every file of every image is one that the plan names or that Node made of it, and none that R17 refuses',
    );
    if (options.tries) {
      await tryImages({ storage, apps, version, searchPath: env['PATH'] }, context);
    }
    context.stop.end();
  });

const basesTold = (node: string): string =>
  `Built on a stand-in: Debian bookworm (debootstrap, minbase) with Node ${node}. A release stands on\n` +
  `${pinnedBases()
    .map((image) => `  ${image}\n`)
    .join('')}which was not pulled here.`;

async function removeImages(
  storage: Storage,
  apps: readonly string[],
  version: string,
): Promise<void> {
  for (const app of apps) {
    await storage.buildah('rmi', imageOf(app, version)).catch(() => undefined);
  }
}
