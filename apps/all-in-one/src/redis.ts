import { startRedis, type EmbeddedRedis } from '@gomomo/embedded';
import { AppError } from '@gomomo/kernel';
import type { StartContext } from './databases.ts';
import { keepServer } from './keep-server.ts';

export interface Redis {
  url: string;
  /** `host:port`, as the ready line shows it. */
  address: string;
}

/**
 * The Redis to use: a given one, else the machine's own as a child, else undefined (then sessions
 * live in Postgres). Says which.
 */
export async function openRedis(context: StartContext): Promise<Redis | undefined> {
  const { settings, dataDir, searchPath, say } = context;
  if (settings.REDIS_URL !== undefined) {
    const address = addressOf(settings.REDIS_URL);
    say(`sessions: the Redis at ${address}`);
    return { url: settings.REDIS_URL, address };
  }
  const found = await startRedis({ dataDir, searchPath, logger: { info: say } });
  if (found === undefined) {
    say('sessions: in the same PostgreSQL (no redis-server found on this machine)');
    return undefined;
  }
  const { stop } = await keepServer<EmbeddedRedis>({
    name: 'Redis',
    start: async (earlier) => {
      if (earlier === undefined) return found;
      const again = await startRedis({ dataDir, searchPath, login: earlier });
      if (again === undefined) throw new AppError('redis-failed', 'redis-server is gone');
      return again;
    },
    report: say,
    onLost: context.onLost,
  });
  context.teardown.add('redis', stop);
  say('sessions: the redis-server found on this machine');
  return { url: found.url, address: `${found.host}:${found.port}` };
}

/** Host and port (or the list of them) of any form of Redis URL, without its password. */
function addressOf(url: string): string {
  return /^[\w+]+:\/\/(?:[^@/]*@)?([^/?]+)/.exec(url)?.[1] ?? 'given';
}
