import { spawn, type ChildProcess } from 'node:child_process';
import { delimiter, join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

const running = new Set<ChildProcess>();

export interface Outcome {
  ok: boolean;
  output: string;
}

export interface ProgramOptions {
  /** True shows the output as it comes, else it is kept for the outcome. */
  shown?: boolean;
  env?: NodeJS.ProcessEnv;
  /** Called once with the way to end the program. */
  onStart?: (end: () => void) => void;
}

/** Runs one program of the workspace to its end. The pinned Node comes first on its search path. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<Outcome> {
  const searchPath = [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, PATH: searchPath, ...options.env },
    // Whatever a stage prints on stdout is progress here.
    stdio: options.shown ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  options.onStart?.(() => child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return new Promise((resolve) => {
    const settle = (outcome: Outcome): void => {
      running.delete(child);
      resolve(outcome);
    };
    child.once('error', (error) => settle({ ok: false, output: String(error) }));
    child.once('close', (code) => settle({ ok: code === 0, output }));
  });
}

/** On SIGINT or SIGTERM the running stage is stopped and no further one begins. */
export function listenForInterrupt(): () => boolean {
  let isInterrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      isInterrupted = true;
      for (const child of running) child.kill(signal);
    });
  }
  return () => isInterrupted;
}
