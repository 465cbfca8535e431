import { within } from '@gomomo/kernel';
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { lastLines, logSize } from '../files/log-file.ts';
import type { OsUser } from './os-user.ts';

export interface ServerEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A server of ours in a process group of its own. Whoever started it stops it. */
export interface ServerProcess {
  pid: number;
  /** The end of what this start wrote to its log. */
  lastWords(): string;
  /** Settles once, when the process has ended; never rejects. */
  ended: Promise<ServerEnd>;
  /** Sends each signal in turn until the process ends. Idempotent: every call gets one ending. */
  stop(): Promise<void>;
}

/** Those of this process that have not ended. */
const started = new Set<ServerProcess>();

/** Stops whatever server this process has started, for a command that ends before its time. */
export async function stopStartedServers(): Promise<void> {
  await Promise.all([...started].map((server) => server.stop()));
}

export interface StopStep {
  signal: NodeJS.Signals;
  waitMs: number;
}

export interface ServerCommand {
  program: string;
  args: readonly string[];
  logFile: string;
  user: OsUser | undefined;
  stopSteps: readonly StopStep[];
}

/**
 * A small environment of our own making: a PGDATA or PGPORT of the caller must not reach a server,
 * and C keeps its messages readable for us.
 */
export const serverEnvironment: NodeJS.ProcessEnv = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

/**
 * Spawns detached (own session and group), so that Ctrl-C at the terminal reaches us and not the
 * server: it is stopped last, by us. Output goes to `logFile`; the handle does not keep this
 * process alive.
 * @throws the spawn error (ENOENT, EACCES) when the program cannot be run
 */
export async function startServerProcess(command: ServerCommand): Promise<ServerProcess> {
  const logStart = logSize(command.logFile);
  const log = openSync(command.logFile, 'a', 0o600);
  try {
    const child = spawn(command.program, command.args, {
      cwd: '/',
      detached: true,
      env: serverEnvironment,
      stdio: ['ignore', log, log],
      ...command.user,
    });
    const ended = new Promise<ServerEnd>((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal }));
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.unref();
    return toServer(child, ended, command, logStart);
  } finally {
    closeSync(log);
  }
}

function toServer(
  child: ChildProcess,
  ended: Promise<ServerEnd>,
  { logFile, stopSteps }: ServerCommand,
  logStart: number,
): ServerProcess {
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    child.ref();
    for (const step of stopSteps) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(step.signal);
      if (await endsWithin(ended, step.waitMs)) return;
    }
  };
  const server: ServerProcess = {
    pid: child.pid ?? 0,
    lastWords: () => lastLines(logFile, logStart),
    ended,
    stop: () => (stopping ??= stop()),
  };
  started.add(server);
  void ended.then(() => started.delete(server));
  return server;
}

const endsWithin = (ended: Promise<ServerEnd>, waitMs: number): Promise<boolean> =>
  within(
    waitMs,
    ended.then(() => true),
    () => false,
  );
