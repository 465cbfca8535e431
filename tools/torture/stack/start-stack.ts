import { readSecrets, stopOrphans, type Secrets } from '@gomomo/embedded';
import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endProcess } from '../../ending/end-process.ts';
import { atEnd } from '../../ending/ending.ts';
import { findDown } from '../../stack/merged-answers.ts';
import { say } from '../say.ts';
import type { ThroughPorts } from './links.ts';
import { replicasOf } from './replicas-of.ts';

export interface TorturedStack {
  readonly origin: string;
  readonly dataDir: string;
  readonly secrets: Secrets;
  /**
   * The process of a replica, of `redis`, `kafka` or `postgres`, or of `origin`, which carries what clients send to the
   * replicas; undefined while there is none.
   */
  pidOf(part: string): number | undefined;
  /** Why it is over although nobody asked; undefined: it runs. */
  lost(): string | undefined;
  isHealthy(): Promise<boolean>;
  /** The replicas that cannot serve: a service is well with one of them down. */
  findDown(): Promise<readonly string[]>;
}

export interface StackOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly replicas: number;
  readonly ports: ThroughPorts;
  readonly env: NodeJS.ProcessEnv;
}

/** On a machine that has other things to do. */
const startMs = 300_000;
const endWithParent = join(import.meta.dirname, '../../stack/end-with-parent.ts');
const pidFiles: Readonly<Record<string, string>> = {
  ...{ redis: 'redis/redis', kafka: 'kafka/kafka', postgres: 'postgres/postmaster' },
};

/** A stack of processes of its own, until the end; ready when all of it is. @throws Error with its output */
export async function startStack(options: StackOptions): Promise<TorturedStack> {
  const { dataDir, port } = options;
  const origin = `http://127.0.0.1:${port}`;
  const child = launch(options);
  atEnd(() => stop(child, dataDir));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream
      ?.setEncoding('utf8')
      .on('data', (text: string) => (output = (output + text).slice(-8_000)));
  }
  const isHealthy = async (): Promise<boolean> =>
    (await fetch(`${origin}/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined))
      ?.status === 200;
  const lost = (): string | undefined =>
    child.exitCode === null && child.signalCode === null ? undefined : output;
  for (const end = Date.now() + startMs; !/^ready /m.test(output) || !(await isHealthy());) {
    if (lost() !== undefined || Date.now() > end) throw new Error(`no stack: ${output}`);
    await pause(200);
  }
  return {
    ...{ origin, dataDir, lost, isHealthy, secrets: readSecrets(dataDir) },
    findDown: () => findDown(replicasOf(dataDir)),
    pidOf: (part) =>
      part === 'origin' ? child.pid : readPid(join(dataDir, `${pidFiles[part] ?? part}.pid`)),
  };
}

function launch({ dataDir, port, replicas, ports, env }: StackOptions): ChildProcess {
  const args = [join(import.meta.dirname, 'main.ts'), String(replicas), JSON.stringify(ports)];
  const child = spawn(process.execPath, ['--import', endWithParent, ...args], {
    env: { ...process.env, ...env, DATA_DIR: dataDir, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const log = createWriteStream(join(dataDir, 'stack.log'), { flags: 'a' });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  return child;
}

function readPid(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10); // Postgres goes on in more lines
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined; // not written yet
  }
}

const stopMs = 60_000;

async function stop(child: ChildProcess, dataDir: string): Promise<void> {
  say('end of the stack...');
  const end = Date.now() + stopMs;
  await endProcess(child, stopMs);
  if (child.exitCode === 0) return;
  while (!(await stopOrphans(dataDir)) && Date.now() < end) await pause(200);
}
