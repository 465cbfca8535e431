import { AppError } from '@gomomo/kernel';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { assertOwn, ensureDataFolder } from '../files/data-folder.ts';
import { rotateLog } from '../files/log-file.ts';
import { choosePort, LOOPBACK, rememberPort } from '../ports.ts';
import { clearEarlierServer, rememberOwner } from '../process/earlier-server.ts';
import {
  startServerProcess,
  type ServerEnd,
  type ServerProcess,
} from '../process/server-process.ts';
import { waitUntil } from '../process/wait-until.ts';
import type { ProgressLog } from '../progress-log.ts';
import { prepareKafka, type KafkaPrograms } from './artifacts.ts';
import { isBrokerAnswering } from './is-answering.ts';
import { newClusterId } from './new-cluster-id.ts';
import { kafkaProperties } from './settings.ts';

export interface KafkaOptions {
  /** Shared by every embedded server; Kafka works in its folder `kafka`. */
  dataDir: string;
  /** Where to look for `java` and `mvn`, as in the variable PATH. */
  searchPath: string | undefined;
  /** The one of the last start, else a free one, unless told. */
  port?: number;
  /** Where the broker tells clients to go, for a proxy in between; its own port unless told. */
  advertisedPort?: number;
  /** Further settings of the broker, as in its `server.properties`. */
  settings?: Readonly<Record<string, string>>;
  logger?: ProgressLog;
}

export interface EmbeddedKafka {
  host: string;
  port: number;
  pid: number;
  /** `host:port`, for KAFKA_BROKERS. */
  brokers: string;
  /** Settles when the broker has ended, asked or not. */
  ended: Promise<ServerEnd>;
  /** Idempotent; no process is left afterwards. */
  stop(): Promise<void>;
}

const readyMs = 60_000;
const portAttempts = 3;
const formatMs = 120_000;
const stopSteps = [
  { signal: 'SIGTERM', waitMs: 10_000 },
  { signal: 'SIGKILL', waitMs: 5000 },
] as const;
const logSettings = fileURLToPath(
  new URL('../../../../infra/kafka/log4j2.properties', import.meta.url),
);

/**
 * Starts a real Apache Kafka broker (KRaft, one node, about 360 MB) on 127.0.0.1. Records survive a
 * kill -9 and the next start; topics are never made by writing to them.
 * @throws AppError 'kafka-unavailable' (no Java, no jars), 'kafka-failed' with the end of its log
 */
export async function startKafka(options: KafkaOptions): Promise<EmbeddedKafka> {
  const programs = await prepareKafka(options.searchPath, options.logger);
  const place = await prepareFolder(options);
  // Between the choice of a port and the broker's start lie seconds, in which another may take it.
  const attempts = options.port === undefined ? portAttempts : 1;
  for (let attempt = 1; ; attempt += 1) {
    const ports = await choosePorts(place.dataDir, options);
    const server = await launch(programs, place, { ports, settings: options.settings });
    if (await becomesReady(server, ports.port)) {
      rememberPort(place.dataDir, 'kafka', ports.port);
      rememberPort(place.dataDir, 'kafkaController', ports.controllerPort);
      return {
        host: LOOPBACK,
        port: ports.port,
        pid: server.pid,
        brokers: `${LOOPBACK}:${ports.port}`,
        ended: server.ended,
        stop: () => server.stop(),
      };
    }
    await server.stop();
    if (attempt === attempts) {
      throw new AppError('kafka-failed', `Kafka did not start.\n${server.lastWords()}`);
    }
  }
}

interface Ports {
  port: number;
  controllerPort: number;
  advertisedPort: number;
}

async function choosePorts(dataDir: string, options: KafkaOptions): Promise<Ports> {
  const port = options.port ?? (await choosePort(dataDir, 'kafka'));
  const controllerPort = await choosePort(dataDir, 'kafkaController');
  return { port, controllerPort, advertisedPort: options.advertisedPort ?? port };
}

async function prepareFolder(options: KafkaOptions): Promise<{ dataDir: string; folder: string }> {
  ensureDataFolder(options.dataDir);
  const dataDir = realpathSync(options.dataDir);
  const folder = join(dataDir, 'kafka');
  assertOwn(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await clearEarlierServer({
    dataDir,
    name: 'kafka',
    program: 'java',
    folder,
    pidFile: join(folder, 'kafka.pid'),
    stopSignal: 'SIGTERM',
    report: (message) => options.logger?.info(message),
  });
  rotateLog(join(dataDir, 'kafka.log'));
  return { dataDir, folder };
}

const javaArgs = ({ jars }: KafkaPrograms): string[] => [
  '-Xmx512m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1', // compiles less: starts sooner, and development is no benchmark
  `-Dlog4j2.configurationFile=${logSettings}`,
  '-cp',
  `${jars}/*`,
];

async function format(programs: KafkaPrograms, properties: string): Promise<void> {
  const id = newClusterId();
  const tool = ['kafka.tools.StorageTool', 'format', '-t', id, '-c', properties];
  try {
    await promisify(execFile)(programs.java, [...javaArgs(programs), ...tool], {
      timeout: formatMs,
    });
  } catch (cause) {
    throw new AppError('kafka-failed', 'the folder for Kafka could not be formatted', { cause });
  }
}

/** By way of a shell that changes into the folder: an orphan is known by where it works. */
async function launch(
  programs: KafkaPrograms,
  { dataDir, folder }: { dataDir: string; folder: string },
  { ports, settings }: { ports: Ports; settings: KafkaOptions['settings'] },
): Promise<ServerProcess> {
  const properties = join(folder, 'server.properties');
  const logFolder = join(folder, 'log');
  writeFileSync(properties, kafkaProperties({ logFolder, settings, ...ports }));
  if (!existsSync(join(logFolder, 'meta.properties'))) await format(programs, properties);
  rememberOwner(dataDir, 'kafka');
  const script = 'cd "$1" && echo $$ > kafka.pid && shift && exec "$@"';
  const command = [programs.java, ...javaArgs(programs), 'kafka.Kafka', properties];
  return startServerProcess({
    program: '/bin/sh',
    args: ['-c', script, 'kafka', folder, ...command],
    logFile: join(dataDir, 'kafka.log'),
    user: undefined,
    stopSteps,
  });
}

async function becomesReady(server: ServerProcess, port: number): Promise<boolean> {
  const state = { hasEnded: false };
  void server.ended.then(() => {
    state.hasEnded = true;
  });
  const settled = async (): Promise<boolean> => state.hasEnded || isBrokerAnswering(port);
  return (await waitUntil(settled, readyMs)) && !state.hasEnded;
}
