import { AppError } from '@gomomo/kernel';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { assertDataReachable, assertOwn, ensureDataFolder } from '../files/data-folder.ts';
import { rotateLog } from '../files/log-file.ts';
import { writePrivateFile } from '../files/private-file.ts';
import { choosePort, LOOPBACK, rememberPort } from '../ports.ts';
import { clearEarlierServer, rememberOwner } from '../process/earlier-server.ts';
import { findProgram } from '../process/find-program.ts';
import { chooseServerUser } from '../process/os-user.ts';
import {
  startServerProcess,
  type ServerEnd,
  type ServerProcess,
} from '../process/server-process.ts';
import type { ProgressLog } from '../progress-log.ts';
import { redisConfig } from './config.ts';
import { isAnswering } from './is-answering.ts';

export interface RedisOptions {
  /** Shared by every embedded server; Redis works in its folder `redis`. */
  dataDir: string;
  /** Where to look for `redis-server`, as in the variable PATH. */
  searchPath: string | undefined;
  /** Of an earlier start whose clients are still there. Default: the port used last, a new password. */
  login?: { port: number; password: string };
  /** False keeps nothing on disk: tests only. Default true. */
  durable?: boolean;
  logger?: ProgressLog;
}

export interface EmbeddedRedis {
  host: string;
  port: number;
  pid: number;
  password: string;
  /** With its password. */
  url: string;
  /** Settles when the server has ended, asked or not. */
  ended: Promise<ServerEnd>;
  /** Writes what is pending and ends; no process is left afterwards. Idempotent. */
  stop(): Promise<void>;
}

const READY_MS = 15_000;
const PORT_ATTEMPTS = 3;

const STOP_STEPS = [
  { signal: 'SIGTERM', waitMs: 10_000 },
  { signal: 'SIGKILL', waitMs: 5_000 },
] as const;

/**
 * Starts the machine's own Redis on 127.0.0.1, append-only file synced every second, nothing
 * evicted. Undefined when there is no `redis-server` on the search path.
 * @throws AppError 'redis-failed' with the end of its log, or as startPostgres about the folder
 */
export async function startRedis(options: RedisOptions): Promise<EmbeddedRedis | undefined> {
  const program = findProgram('redis-server', options.searchPath);
  if (program === undefined) return undefined;
  const { dataDir, folder } = await prepare(options);
  for (let attempt = 1; ; attempt += 1) {
    const port = options.login?.port ?? (await choosePort(dataDir, 'redis'));
    const password = options.login?.password ?? randomBytes(24).toString('base64url');
    const server = await launch({ ...options, program, dataDir, folder, port, password });
    if (await becomesReady(server, { port, password })) {
      rememberPort(dataDir, 'redis', port);
      return {
        host: LOOPBACK,
        port,
        pid: server.pid,
        password,
        url: `redis://:${password}@${LOOPBACK}:${port}/0`,
        ended: server.ended,
        stop: () => server.stop(),
      };
    }
    await server.stop();
    if (attempt === PORT_ATTEMPTS) {
      const log = join(dataDir, 'redis.log');
      throw new AppError(
        'redis-failed',
        `Redis did not start. The end of ${log}:\n${server.lastWords()}`,
      );
    }
  }
}

async function prepare(options: RedisOptions): Promise<{ dataDir: string; folder: string }> {
  ensureDataFolder(options.dataDir);
  const dataDir = realpathSync(options.dataDir);
  const folder = join(dataDir, 'redis');
  const user = chooseServerUser(folder);
  assertOwn(folder);
  assertDataReachable(dataDir, user);
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  await clearEarlierServer({
    dataDir,
    name: 'redis',
    program: 'redis-server',
    folder,
    pidFile: join(folder, 'redis.pid'),
    stopSignal: 'SIGTERM',
    report: (message) => options.logger?.info(message),
  });
  rotateLog(join(dataDir, 'redis.log'));
  return { dataDir, folder };
}

/** The password goes by a file of mode 600: every user of the machine can read an argument. */
function launch(start: {
  program: string;
  dataDir: string;
  folder: string;
  port: number;
  password: string;
  durable?: boolean;
}): Promise<ServerProcess> {
  const config = join(start.folder, 'redis.conf');
  writePrivateFile(config, redisConfig({ ...start, durable: start.durable ?? true }));
  rememberOwner(start.dataDir, 'redis');
  return startServerProcess({
    program: start.program,
    args: [config],
    logFile: join(start.dataDir, 'redis.log'),
    user: chooseServerUser(start.folder),
    stopSteps: STOP_STEPS,
  });
}

async function becomesReady(
  server: ServerProcess,
  login: { port: number; password: string },
): Promise<boolean> {
  const state = { hasEnded: false };
  void server.ended.then(() => {
    state.hasEnded = true;
  });
  const deadline = performance.now() + READY_MS;
  while (!(await isAnswering(login))) {
    if (state.hasEnded || performance.now() > deadline) return false;
  }
  return true;
}
