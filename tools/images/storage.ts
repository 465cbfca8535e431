import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';

/** Images and containers of our own, apart from those of anybody else on the machine. */
export interface Storage {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  buildah(...args: string[]): Promise<string>;
  podman(...args: string[]): Promise<string>;
  /** Program and arguments of a podman that runs on. */
  podmanCommand(...args: string[]): [program: string, args: string[]];
}

/** Podman 4 stumbles over a second hierarchy of cgroups: it is out of sight for podman alone. */
const withoutUnified = 'umount /sys/fs/cgroup/unified 2>/dev/null; exec "$0" "$@"';

/** Layers by overlay where the system can; whole copies else, slower and larger. */
export async function openStorage(folder: string, given: NodeJS.ProcessEnv): Promise<Storage> {
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const env = { ...given, TMPDIR: temporary };
  const placeFor = (driver: string): string[] => [
    ...['--root', join(folder, driver), '--runroot', join(folder, `${driver}-run`)],
    ...['--storage-driver', driver],
  ];
  const canOverlay = await runCommand('buildah', [...placeFor('overlay'), 'info'], env).then(
    () => true,
    () => false,
  );
  const place = placeFor(canOverlay ? 'overlay' : 'vfs');
  const podmanCommand = (...args: string[]): [string, string[]] => [
    'unshare',
    ['--mount', 'sh', '-c', withoutUnified, 'podman', ...place, ...args],
  ];
  return {
    folder,
    env,
    buildah: (...args) => runCommand('buildah', [...place, ...args], env),
    podman: (...args) => runCommand(...podmanCommand(...args), env),
    podmanCommand,
  };
}
