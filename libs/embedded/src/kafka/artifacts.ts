import { AppError } from '@gomomo/kernel';
import { execFile, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findProgram } from '../process/find-program.ts';
import type { ProgressLog } from '../progress-log.ts';

const pomFile = fileURLToPath(new URL('../../../../infra/kafka/pom.xml', import.meta.url));
const cacheFolder = fileURLToPath(
  new URL('../../../../node_modules/.cache/kafka', import.meta.url),
);
const downloadMs = 300_000;

export interface KafkaPrograms {
  java: string;
  /** A folder of jars, as a class path wants it with `/*`. */
  jars: string;
}

function jarsFolder(): string {
  const version = createHash('sha256').update(readFileSync(pomFile)).digest('hex').slice(0, 12);
  return join(cacheFolder, version);
}

/**
 * True when a broker can be started here: Java, and the jars. Fetches them when they are missing and
 * waits for that, since specs must know while they are being collected.
 */
export function hasKafka(searchPath: string | undefined): boolean {
  if (findProgram('java', searchPath) === undefined) return false;
  const jars = jarsFolder();
  if (existsSync(jars)) return true;
  const mvn = findProgram('mvn', searchPath);
  if (mvn === undefined) return false;
  const draft = draftFor(jars);
  const { status } = spawnSync(mvn, toArgs(draft), toOptions(searchPath));
  if (status === 0 && !existsSync(jars)) renameSync(draft, jars);
  rmSync(draft, { recursive: true, force: true });
  return existsSync(jars);
}

/**
 * Finds Java, and fetches Apache Kafka's jars by Maven (43 MB, once) into node_modules/.cache.
 * Several may do so at once.
 * @throws AppError 'kafka-unavailable' that says what is missing
 */
export async function prepareKafka(
  searchPath: string | undefined,
  logger?: ProgressLog,
): Promise<KafkaPrograms> {
  const java = findProgram('java', searchPath);
  if (java === undefined) {
    throw new AppError(
      'kafka-unavailable',
      'Kafka needs Java 17: apt-get install openjdk-17-jre-headless',
    );
  }
  const jars = jarsFolder();
  if (existsSync(jars)) return { java, jars };
  const mvn = findProgram('mvn', searchPath);
  if (mvn === undefined) {
    throw new AppError('kafka-unavailable', 'Kafka is fetched by Maven: apt-get install maven');
  }
  logger?.info('fetching Apache Kafka through Maven (43 MB, once)...');
  await fetchJars(mvn, jars, searchPath);
  return { java, jars };
}

/** Into a folder of its own first, so that the cache never holds half of them. */
function draftFor(jars: string): string {
  mkdirSync(cacheFolder, { recursive: true });
  return `${jars}.${randomBytes(4).toString('hex')}`;
}

const toArgs = (folder: string): string[] => {
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${folder}`];
  return ['-q', '-B', '-f', pomFile, ...goal];
};

const toOptions = (searchPath: string | undefined) => ({
  timeout: downloadMs,
  env: { PATH: searchPath ?? '', HOME: homedir() },
});

async function fetchJars(mvn: string, jars: string, searchPath: string | undefined): Promise<void> {
  const draft = draftFor(jars);
  try {
    await promisify(execFile)(mvn, toArgs(draft), toOptions(searchPath));
    if (!existsSync(jars)) renameSync(draft, jars);
  } catch (cause) {
    if (existsSync(jars)) return; // another start was faster
    const said = (cause as { stdout?: string }).stdout?.trim().split('\n').slice(0, 3).join('\n');
    throw new AppError('kafka-unavailable', `Maven could not fetch Kafka. ${said ?? ''}`, {
      cause,
    });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
