import type { Env } from '@gomomo/config';
import { claimDataFolder, findFreePort } from '@gomomo/embedded';
import { createLogger } from '@gomomo/telemetry';
import { resolve } from 'node:path';
import { assertPortFree } from './check-port.ts';
import { openDatabases } from './databases.ts';
import type { Ground } from './ground.ts';
import { openRedis } from './redis.ts';
import { say } from './say.ts';
import { ensureSecrets } from './secrets.ts';
import { isProduction, readPlace, readSettings } from './settings.ts';
import type { StopRequest } from './stop-request.ts';
import type { Teardown } from './teardown.ts';

export interface LaidGround extends Ground {
  /** Tells a second start where this one runs. */
  announceReady: (url: string) => void;
}

/**
 * Everything below the services, the cheap checks first: folder claimed, port free, secrets,
 * PostgreSQL, Redis.
 * @throws what `stop` aborts with, between two steps
 */
export async function layGround(
  env: Env,
  stop: StopRequest,
  teardown: Teardown,
): Promise<LaidGround> {
  const place = readPlace(env);
  const dataDir = resolve(place.DATA_DIR);
  const folder = isProduction(env) ? undefined : await claimFolder(dataDir, stop, teardown);
  await assertPortFree(place.PORT, place.HOST);
  const settings = readSettings(env, folder?.secrets);
  const context = {
    settings,
    dataDir,
    secrets: folder?.secrets,
    searchPath: env['PATH'],
    teardown,
    say,
    onLost: stop.fail,
  };
  const databases = await openDatabases(context);
  stop.signal.throwIfAborted();
  const redis = await openRedis(context);
  stop.signal.throwIfAborted();
  const port = settings.PORT === 0 ? ((await findFreePort(0, settings.HOST)) ?? 0) : settings.PORT;
  return {
    settings,
    dataDir,
    databases,
    redis,
    secrets: folder?.secrets,
    url: `http://${ownAddress(settings.HOST)}:${port}`,
    port,
    logger: createLogger({ name: 'gomomo', level: settings.LOG_LEVEL }),
    teardown,
    say,
    onLost: stop.fail,
    announceReady: (url) => folder?.announceReady(url),
  };
}

const ownAddress = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;

/** Production keeps nothing here: all it needs is given. */
async function claimFolder(dataDir: string, stop: StopRequest, teardown: Teardown) {
  const claim = await claimDataFolder(dataDir);
  teardown.add('data folder', claim.release);
  stop.signal.addEventListener('abort', claim.announceStopping, { once: true });
  stop.signal.throwIfAborted();
  return { secrets: ensureSecrets(dataDir), announceReady: claim.announceReady };
}
