import { spawn } from 'node:child_process';
import { endOf } from '../run-command.ts';
import type { Storage } from '../storage.ts';
import type { Shape } from './shape.ts';

export interface Container {
  /** Its exit code, or the signal that ended it, once it has ended. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** SIGTERM as Kubernetes and compose send it, SIGKILL after compose's time. */
  stop(): Promise<number | NodeJS.Signals>;
  /** The end of what it said. */
  said(): string;
  /** Runs a command in it; answers whether it ended well. */
  succeeds(command: readonly string[]): Promise<boolean>;
}

const stopMs = 45_000;

/**
 * What an engine gives and chroots lack here: the network is the machine's own, there are no cgroups,
 * and limits are set because the default ones are above what root may have in a sandbox.
 */
const ground = [
  ...['--network', 'host', '--cgroups', 'disabled'],
  ...['--ulimit', 'nofile=1024:1024', '--ulimit', 'nproc=1024:1024'],
];

/** The arguments of `podman run`; values are taken from podman's own environment, not from its arguments. */
export function toRunArguments(name: string, image: string, shape: Shape): string[] {
  return [
    ...['run', '--rm', '--replace', '--name', name, ...ground, ...shape.flags],
    ...Object.keys(shape.environment).flatMap((variable) => ['--env', variable]),
    ...shape.mounts.flatMap(({ from, to }) => ['--volume', `${from}:${to}`]),
    ...[image, ...shape.command],
  ];
}

export function startContainer(
  storage: Storage,
  options: { readonly name: string; readonly image: string; readonly shape: Shape },
): Container {
  const { name, image, shape } = options;
  const [program, args] = storage.podmanCommand(...toRunArguments(name, image, shape));
  const child = spawn(program, args, {
    env: { ...storage.env, ...shape.environment },
    detached: true, // Ctrl-C reaches the starter alone, which stops all in order
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('error', (error) => ((output += error.message), resolve(-1)));
    child.once('close', (code, signal) => resolve(code ?? signal ?? -1));
  });
  return {
    ended,
    said: () => endOf(output),
    async stop() {
      const timer = setTimeout(
        () => void storage.podman('kill', name).catch(() => undefined),
        stopMs,
      );
      child.kill('SIGTERM'); // podman passes it on
      const end = await ended;
      clearTimeout(timer);
      return end;
    },
    succeeds: (command) =>
      storage.podman('exec', name, ...command).then(
        () => true,
        () => false,
      ),
  };
}
