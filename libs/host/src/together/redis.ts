import { checkRedis } from '@gomomo/shared-state';
import { patienceMs, type StartContext } from './start-context.ts';

export interface Redis {
  readonly url: string;
  /** `host:port`, as the ready line shows it. */
  readonly address: string;
}

/**
 * The Redis to use: a given one, else the machine's own as a child, else undefined (then sessions
 * live in Postgres). Says which.
 *
 * @throws AppError `bad-config` when a given one cannot be used
 */
export async function openRedis(context: StartContext): Promise<Redis | undefined> {
  const { embedded, settings, dataDir, searchPath, say, onLost } = context;
  if (settings.REDIS_URL !== undefined) {
    // In production a start does not depend on it: without it bookings go on, and it is found later.
    if (settings.NODE_ENV !== 'production') {
      await checkRedis({ url: settings.REDIS_URL, patienceMs, report: say });
    }
    const address = addressOf(settings.REDIS_URL);
    say(`sessions: the Redis at ${address}`);
    return { url: settings.REDIS_URL, address };
  }
  const kept = await embedded.keepRedis({ dataDir, searchPath, report: say, onLost });
  if (kept === undefined) {
    say('sessions: in the same PostgreSQL (no redis-server found on this machine)');
    return undefined;
  }
  context.teardown.add('redis', kept.stop);
  say('sessions: the redis-server found on this machine');
  return { url: kept.first.url, address: `${kept.first.host}:${kept.first.port}` };
}

/** Host and port (or the list of them) of any form of Redis URL, without its password. */
function addressOf(url: string): string {
  return /^[\w+]+:\/\/(?:[^@/]*@)?([^/?]+)/.exec(url)?.[1] ?? 'given';
}
