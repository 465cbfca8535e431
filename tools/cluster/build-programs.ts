import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { outputOf } from './run-program.ts';

const folder = join(import.meta.dirname, 'programs');

export interface Programs {
  readonly etcd: string;
  readonly apiServer: string;
  readonly controllerManager: string;
  readonly scheduler: string;
  readonly kwok: string;
  /** kwok's module, which holds how its nodes and pods behave. */
  readonly kwokFolder: string;
}

const needed = [
  ['go', ['version'], 'Go 1.26 (https://go.dev/dl)'],
  ['kubectl', ['version', '--client'], 'kubectl (https://kubernetes.io/docs/tasks/tools)'],
] as const;

/** One sentence on what this machine lacks and where it is to be had. */
export function findMissing(): string | undefined {
  const missing = needed.filter(([program, args]) => spawnSync(program, args).status !== 0);
  if (missing.length === 0) return undefined;
  return `npm run cluster needs ${missing.map(([, , where]) => where).join(' and ')}, not found here.`;
}

/** As Go names the program of a module whose path ends in its major version. */
const etcdName = 'server';
const names = [etcdName, 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kwok'];

/** Programs that are not told their version do not start. @throws Error where go.mod has no Kubernetes */
export function toVersionFlags(module: string): string {
  const version = /^\tk8s\.io\/kubernetes (v(\d+)\.(\d+)\.\d+)(?: |$)/m.exec(module);
  if (version === null) throw new Error('tools/cluster/programs/go.mod names no k8s.io/kubernetes');
  const [, gitVersion = '', gitMajor = '', gitMinor = ''] = version;
  return Object.entries({ gitVersion, gitMajor, gitMinor })
    .map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`)
    .join(' ');
}

/**
 * The programs of programs/go.mod, from the cache or built into it.
 *
 * @throws Error with what Go says where a module cannot be had or built
 */
export async function buildPrograms(say: (text: string) => void): Promise<Programs> {
  const [module = '', sums = ''] = ['go.mod', 'go.sum'].map((name) =>
    readFileSync(join(folder, name), 'utf8'),
  );
  const stamp = toVersionFlags(module);
  const content = createHash('sha256').update(module).update(sums).update(stamp);
  const key = content.digest('hex').slice(0, 12);
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'gomomo/cluster');
  const built = join(cache, key);
  if (names.some((name) => !existsSync(join(built, name)))) {
    say(`building etcd, Kubernetes and kwok into ${built}: five minutes on two free cores, once`);
    await build(built, stamp);
  }
  const kwokFolder = await outputOf('go', ['list', '-m', '-f', '{{.Dir}}', 'sigs.k8s.io/kwok'], {
    cwd: folder,
  });
  return {
    etcd: join(built, etcdName),
    apiServer: join(built, 'kube-apiserver'),
    controllerManager: join(built, 'kube-controller-manager'),
    scheduler: join(built, 'kube-scheduler'),
    kwok: join(built, 'kwok'),
    kwokFolder: kwokFolder.trim(),
  };
}

/** Beside its place first: what is in the cache is whole. */
async function build(place: string, stamp: string): Promise<void> {
  mkdirSync(dirname(place), { recursive: true });
  const making = mkdtempSync(`${place}-`);
  try {
    const flags = ['-trimpath', '-ldflags', `-s -w ${stamp}`];
    await outputOf('go', ['build', '-buildvcs=false', ...flags, '-o', `${making}/`, 'tool'], {
      cwd: folder,
    });
    rmSync(place, { recursive: true, force: true });
    renameSync(making, place);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}
