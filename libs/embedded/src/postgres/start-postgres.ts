import { AppError } from '@gomomo/kernel';
import { realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  assertDataReachable,
  assertOwn,
  assertProgramReachable,
  ensureDataFolder,
} from '../files/data-folder.ts';
import { rotateLog } from '../files/log-file.ts';
import { choosePort, findFreePort, LOOPBACK, rememberPort } from '../ports.ts';
import { clearEarlierServer, rememberOwner } from '../process/earlier-server.ts';
import { chooseServerUser, type OsUser } from '../process/os-user.ts';
import {
  startServerProcess,
  type ServerEnd,
  type ServerProcess,
} from '../process/server-process.ts';
import type { ProgressLog } from '../progress-log.ts';
import { findBinaries, type PostgresBinaries } from './binaries.ts';
import { clusterFolder, ensureCluster, readSuperuserPassword, SUPERUSER } from './cluster.ts';
import { failedStart, portTaken } from './failures.ts';
import { postgresArguments } from './settings.ts';
import { postgresUrl } from './url.ts';
import { isAccepting } from './is-accepting.ts';

export interface PostgresOptions {
  /** Shared by every embedded server; the cluster is its folder `postgres`. */
  dataDir: string;
  /** Exactly this port, or 'port-taken'. Else the one used last, or any free one. */
  port?: number;
  /** False trades crash safety for speed: throwaway databases of tests only. Default true. */
  durable?: boolean;
  /** Folder of initdb and postgres of another installation. Default: the packaged ones. */
  binDir?: string;
  /** Further server settings, as for `postgres -c name=value`. */
  settings?: Readonly<Record<string, string>>;
  logger?: ProgressLog;
}

export interface EmbeddedPostgres {
  host: string;
  port: number;
  pid: number;
  logFile: string;
  superuserUrl: string;
  url(user: string, password: string, database: string): string;
  /** Settles when the server has ended, asked or not. */
  ended: Promise<ServerEnd>;
  /** Fast shutdown; no process is left afterwards. Idempotent. */
  stop(): Promise<void>;
}

const READY_MS = 60_000;
const PORT_ATTEMPTS = 3;

const STOP_STEPS = [
  { signal: 'SIGINT', waitMs: 15_000 }, // fast: sessions are ended, a checkpoint is written
  { signal: 'SIGQUIT', waitMs: 5_000 }, // immediate: recovery at the next start
  { signal: 'SIGKILL', waitMs: 5_000 },
] as const;

interface Preparation {
  dataDir: string;
  cluster: string;
  binaries: PostgresBinaries;
  user: OsUser | undefined;
  logFile: string;
}

/**
 * Starts the packaged PostgreSQL on 127.0.0.1 with SCRAM and a random superuser password. Clears an
 * orphan of a killed process first, remakes an unfinished cluster, keeps its port over restarts.
 * @throws AppError 'folder-blocked' | 'folder-of-another-user' | 'data-folder-unusable' |
 *   'data-folder-in-use' | 'disk-full' | 'port-taken' | 'initdb-failed' | 'postgres-failed' |
 *   'database-version' | 'postgres-not-packaged', each with a message for a person
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const report = (message: string): void => options.logger?.info(message);
  const prepared = await prepare(options, report);
  const password = readSuperuserPassword(prepared.cluster);
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await choosePort(prepared.dataDir, 'postgres'));
    if (options.port !== undefined && (await findFreePort(port)) === undefined) {
      throw portTaken(port);
    }
    const url = (user: string, secret: string, database: string): string =>
      postgresUrl({ host: LOOPBACK, port, user, password: secret, database });
    const superuserUrl = url(SUPERUSER, password, 'postgres');
    const server = await launch(prepared, options, port);
    try {
      await untilReady({ server, superuserUrl, prepared, port });
    } catch (error) {
      await server.stop();
      const lostRace = error instanceof AppError && error.code === 'port-taken';
      if (!lostRace || options.port !== undefined || attempt === PORT_ATTEMPTS) throw error;
      continue;
    }
    rememberPort(prepared.dataDir, 'postgres', port);
    const { pid, ended } = server;
    const stop = (): Promise<void> => server.stop();
    return { host: LOOPBACK, port, pid, logFile: prepared.logFile, superuserUrl, url, ended, stop };
  }
}

async function prepare(
  options: PostgresOptions,
  report: (message: string) => void,
): Promise<Preparation> {
  const binaries = findBinaries(options.binDir);
  ensureDataFolder(options.dataDir);
  const dataDir = realpathSync(options.dataDir);
  const cluster = clusterFolder(dataDir);
  const user = chooseServerUser(cluster);
  assertOwn(cluster);
  // Both may lie in one closed clone: what opens the way to the programs opens it to the data.
  assertProgramReachable(binaries.postgres, binaries.tree, user);
  assertDataReachable(dataDir, user);
  await clearEarlierServer({
    dataDir,
    name: 'postgres',
    program: 'postgres',
    folder: cluster,
    pidFile: join(cluster, 'postmaster.pid'),
    stopSignal: 'SIGINT',
    report,
  });
  await ensureCluster({ dataDir, binaries, user, durable: options.durable ?? true, report });
  // Nobody works in the folder (seen above), so a pid file is stale. Left there it would stop the
  // server whenever its number has gone to a zombie or to another process of the same user.
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  const logFile = join(dataDir, 'postgres.log');
  rotateLog(logFile);
  return { dataDir, cluster, binaries, user, logFile };
}

function launch(
  prepared: Preparation,
  options: PostgresOptions,
  port: number,
): Promise<ServerProcess> {
  rememberOwner(prepared.dataDir, 'postgres');
  return startServerProcess({
    program: prepared.binaries.postgres,
    args: postgresArguments({ ...options, cluster: prepared.cluster, port }),
    logFile: prepared.logFile,
    user: prepared.user,
    stopSteps: STOP_STEPS,
  });
}

async function untilReady(start: {
  server: ServerProcess;
  superuserUrl: string;
  prepared: Preparation;
  port: number;
}): Promise<void> {
  const { dataDir, logFile } = start.prepared;
  const state = { hasEnded: false };
  void start.server.ended.then(() => {
    state.hasEnded = true;
  });
  const deadline = performance.now() + READY_MS;
  while (!(await isAccepting(start.superuserUrl))) {
    if (state.hasEnded) {
      const log = start.server.lastWords();
      throw failedStart({ dataDir, logFile, log, port: start.port });
    }
    if (performance.now() > deadline) {
      throw new AppError(
        'postgres-failed',
        `PostgreSQL was not ready within ${READY_MS / 1000} s, see ${logFile}`,
      );
    }
  }
}
