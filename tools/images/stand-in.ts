import { say } from '@gomomo/host';
import { cpSync, existsSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../build/runtime-folders.ts';
import { findProgram } from '@gomomo/embedded';
import { runCommand } from './run-command.ts';
import type { Storage } from './storage.ts';

/** What stands in for the bases of the Dockerfile, by its stage in docker/stand-in.Dockerfile. */
export interface StandIn {
  readonly build: string;
  readonly runtime: string;
}

const release = 'bookworm';
const authorities = '/etc/ssl/certs/ca-certificates.crt';

/** Makes both once, in a minute or two: afterwards they are found in the storage. */
export async function ensureStandIn(storage: Storage, nodeVersion: string): Promise<StandIn> {
  const nameOf = (stage: string): string =>
    `localhost/gomomo-stand-in-${stage}:${release}-node-${nodeVersion}`;
  const standIn = { build: nameOf('build'), runtime: nameOf('runtime') };
  if (await isThere(storage, standIn.build)) return standIn;
  say(`making the bases: Debian ${release} by debootstrap and Node ${nodeVersion} (once)...`);
  const folder = join(storage.folder, 'stand-in');
  await collect(storage, folder);
  for (const stage of ['runtime', 'build'] as const) {
    const file = join(root, 'docker/stand-in.Dockerfile');
    const args = ['--isolation', 'chroot', '--layers', '--target', stage, '-t', standIn[stage]];
    await storage.buildah('bud', ...args, '-f', file, folder);
  }
  rmSync(folder, { recursive: true, force: true });
  return standIn;
}

const isThere = (storage: Storage, image: string): Promise<boolean> =>
  storage.buildah('inspect', '--type', 'image', '--format', '{{.FromImageID}}', image).then(
    () => true,
    () => false,
  );

/** Lays side by side what docker/stand-in.Dockerfile copies. */
async function collect({ env }: Storage, folder: string): Promise<void> {
  const debian = join(folder, 'debian');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(debian, { recursive: true });
  await runCommand('debootstrap', ['--variant=minbase', release, debian], env);
  for (const part of ['var/cache/apt/archives', 'var/lib/apt/lists', 'usr/share/doc']) {
    rmSync(join(debian, part), { recursive: true, force: true });
  }
  cpSync(join(root, 'node_modules/node/bin/node'), join(folder, 'node'));
  const npm = realpathSync(findProgram('npm', env['PATH']) ?? 'npm');
  cpSync(dirname(dirname(npm)), join(folder, 'npm'), { recursive: true, dereference: true });
  const place = join(folder, 'ca-certificates.crt');
  if (existsSync(authorities)) cpSync(authorities, place);
  else writeFileSync(place, '');
}
