import { findProgram, startRedis, type EmbeddedRedis } from '@gomomo/embedded';
import { temporaryFolder } from './temporary-folder.ts';
import { testEnvironment } from './test-environment.ts';

export function findRedisServer(): string | undefined {
  return findProgram('redis-server', testEnvironment.searchPath());
}

/** A throwaway Redis that keeps nothing on disk; `login`: in the place of one that has ended. */
export async function startTestRedis(
  login?: Pick<EmbeddedRedis, 'port' | 'password'>,
): Promise<EmbeddedRedis> {
  const dataDir = temporaryFolder();
  const searchPath = testEnvironment.searchPath();
  const redis = await startRedis({
    dataDir,
    searchPath,
    durable: false,
    ...(login === undefined ? {} : { login }),
  });
  if (redis === undefined) throw new Error('no redis-server: apt-get install redis-server');
  return redis;
}
