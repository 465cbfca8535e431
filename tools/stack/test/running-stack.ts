import { stopOrphans } from '@gomomo/embedded';
import { until } from '@gomomo/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** A whole stack starts and stops within. */
export const startSeconds = 150;

export interface StackOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

export interface LaunchedStack {
  readonly child: ChildProcess;
  /** Everything that it has printed. */
  output(): string;
}

export interface RunningStack extends LaunchedStack {
  readonly origin: string;
  readonly dataDir: string;
  /** What the ready line says. */
  readonly places: Readonly<Record<string, string>>;
  /** Ends it by force, and waits until nothing of it is left. */
  kill(): Promise<void>;
}

export function launchStack({ dataDir, port, args = [], env }: StackOptions): LaunchedStack {
  const child = spawn(process.execPath, [join(root, 'tools/stack/main.ts'), ...args], {
    cwd: root,
    env: { ...process.env, ...env, DATA_DIR: dataDir, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return { child, output: () => output };
}

export async function startStack(options: StackOptions): Promise<RunningStack> {
  const { dataDir, port } = options;
  const launched = launchStack(options);
  const origin = `http://127.0.0.1:${port}`;
  await until(() => {
    if (launched.child.exitCode !== null) throw new Error(launched.output());
    if (!/^ready .*\n/m.test(launched.output())) throw new Error('not ready yet');
  }, startSeconds);
  const [, line = ''] = /^ready (.*)$/m.exec(launched.output()) ?? [];
  const places = Object.fromEntries(
    line.split(' ').map((part) => part.split(/=(.*)/s) as [string, string]),
  );
  await until(async () => {
    if ((await fetch(`${origin}/health`)).status !== 200) throw new Error('not healthy yet');
  }, startSeconds);
  const kill = async (): Promise<void> => {
    launched.child.kill('SIGKILL');
    await until(async () => {
      if (!(await stopOrphans(dataDir))) throw new Error('something is left');
    }, startSeconds);
  };
  return { ...launched, origin, dataDir, places, kill };
}
