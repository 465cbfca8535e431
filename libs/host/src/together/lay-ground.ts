import type { Env } from '@gomomo/config';
import { createLogger, type Logger } from '@gomomo/telemetry';
import { resolve } from 'node:path';
import type { ProcessContext } from '../run-process.ts';
import { say } from '../say.ts';
import { secretMakersFor } from '../secret-names.ts';
import { openDatabases, type Databases } from './databases.ts';
import type { Embedded } from './embedded.ts';
import { openRedis, type Redis } from './redis.ts';
import { completeEnv, isProduction, readPlace, readSettings } from './settings.ts';
import type { StartContext } from './start-context.ts';

export interface LaidGround extends StartContext {
  /** What the apps read, secrets included. */
  readonly env: Env;
  readonly databases: Databases;
  /** Undefined: shared state lives in PostgreSQL. */
  readonly redis: Redis | undefined;
  /** Where this process serves, as its own services reach it. */
  readonly url: string;
  readonly port: number;
  readonly logger: Logger;
  /** Tells a second start where this one runs. */
  readonly announceReady: (url: string) => void;
}

export interface GroundOptions {
  readonly env: Env;
  readonly embedded: Embedded;
  /** The apps that own a schema. */
  readonly owners: readonly string[];
}

/**
 * Everything below the apps, the cheap checks first: folder claimed, port free, secrets,
 * PostgreSQL, Redis.
 * @throws what `stop` aborts with, between two steps
 */
export async function layGround(
  { env: given, embedded, owners }: GroundOptions,
  { stop, teardown }: ProcessContext,
): Promise<LaidGround> {
  const place = readPlace(given);
  const dataDir = resolve(place.DATA_DIR);
  const claim = isProduction(given) ? undefined : await embedded.claimDataFolder(dataDir);
  if (claim !== undefined) {
    teardown.add('data folder', claim.release);
    stop.signal.addEventListener('abort', claim.announceStopping, { once: true });
  }
  stop.signal.throwIfAborted();
  const secrets =
    claim && embedded.ensureSecrets(dataDir, secretMakersFor(embedded.passwordNames()), say);
  await embedded.assertPortFree(place.PORT, place.HOST);
  const env = completeEnv(given, secrets);
  const settings = readSettings(env);
  const searchPath = given['PATH'];
  const own = { teardown, say, onLost: stop.fail };
  const context = { embedded, settings, dataDir, owners, secrets, searchPath, ...own };
  const databases = await openDatabases(context);
  stop.signal.throwIfAborted();
  const redis = await openRedis(context);
  stop.signal.throwIfAborted();
  const { HOST: host, PORT: wanted } = settings;
  const port = wanted === 0 ? ((await embedded.findFreePort(0, host)) ?? 0) : wanted;
  return {
    ...context,
    env,
    databases,
    redis,
    port,
    url: `http://${ownAddress(host)}:${port}`,
    logger: createLogger({ name: 'gomomo', level: settings.LOG_LEVEL }),
    announceReady: (url) => claim?.announceReady(url),
  };
}

const ownAddress = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
