import { AppError } from '@gomomo/kernel';
import { keepServer, type FindingOptions, type KeptServer } from '../process/keep-server.ts';
import { startRedis, type EmbeddedRedis } from './start-redis.ts';

/** The machine's own redis-server as a child, kept like the database. Undefined: it has none. */
export async function keepRedis(
  options: FindingOptions,
): Promise<KeptServer<EmbeddedRedis> | undefined> {
  const { dataDir, searchPath, report } = options;
  const found = await startRedis({ dataDir, searchPath, logger: { info: report } });
  if (found === undefined) return undefined;
  return keepServer<EmbeddedRedis>({
    ...options,
    name: 'Redis',
    start: async (login) => {
      if (login === undefined) return found;
      const again = await startRedis({ dataDir, searchPath, login });
      if (again === undefined) throw new AppError('redis-failed', 'redis-server is gone');
      return again;
    },
  });
}
