import { writePrivateFile } from '@gomomo/embedded';
import { say } from '@gomomo/host';
import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

export const root = join(import.meta.dirname, '../..');

export interface AppCommand {
  readonly name: string;
  /** A TypeScript file, from the root. */
  readonly entry: string;
  readonly args?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly dataDir: string;
}

export interface AppProcess {
  stop(): Promise<void>;
}

const stopMs = 25_000;
const restartPauseMs = 1000;
/** So many ends within the time are no bad luck any more. */
const endsAtMost = 5;
const endsWithinMs = 60_000;

const nodeOptions = ['--import', join(import.meta.dirname, 'end-with-parent.ts')];

/**
 * One process: its output goes to DATA_DIR/<name>.log, what it warns of to the terminal too, and its id
 * to DATA_DIR/<name>.pid.
 */
function launch({ name, entry, args = [], env, dataDir }: AppCommand): ChildProcess {
  const child = spawn(process.execPath, [...nodeOptions, join(root, entry), ...args], {
    cwd: root,
    env,
    detached: true, // Ctrl-C at the terminal reaches the starter alone, which stops all in order
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const log = createWriteStream(join(dataDir, `${name}.log`), { flags: 'a', mode: 0o600 });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`);
      if (stream === child.stderr || isWarning(line)) say(`[${name}] ${line}`);
    });
  }
  child.once('close', () => log.end());
  writePrivateFile(join(dataDir, `${name}.pid`), `${child.pid ?? ''}\n`);
  return child;
}

/** pino's levels: 40 is warn. */
function isWarning(line: string): boolean {
  const level = /^\{"level":(\d+)/.exec(line)?.[1];
  return level !== undefined && Number(level) >= 40;
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
}

/** Runs a command to its end. @throws Error when it does not end well */
export async function runToEnd(command: AppCommand): Promise<void> {
  const end = await endOf(launch(command));
  if (end !== 'exit code 0') throw new Error(`${command.name} failed (${end}), see its log`);
}

/** Keeps a service running: one that ends unasked is started again, as a cluster would. */
export function keepRunning(command: AppCommand, onLost: (error: Error) => void): AppProcess {
  let isStopping = false;
  let child = launch(command);
  const ends: number[] = [];
  const run = async (): Promise<void> => {
    for (;;) {
      const end = await endOf(child);
      if (isStopping) return;
      ends.push(performance.now());
      say(`${command.name} ended unexpectedly (${end}); it is started again`);
      await delay(restartPauseMs);
      if (isStopping) return;
      const first = ends.at(-endsAtMost);
      if (first !== undefined && performance.now() - first < endsWithinMs) {
        onLost(new Error(`${command.name} does not stay up, see ${command.name}.log`));
        return;
      }
      child = launch(command);
    }
  };
  const ended = run();
  return {
    stop: async () => {
      isStopping = true;
      const timer = setTimeout(() => child.kill('SIGKILL'), stopMs);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(timer);
    },
  };
}
