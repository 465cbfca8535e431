import { findProgram, startRedis, type EmbeddedRedis } from '@gomomo/embedded';
import { temporaryFolder } from './temporary-folder.ts';
import { testEnvironment } from './test-environment.ts';

export function findRedisServer(): string | undefined {
  return findProgram('redis-server', testEnvironment.searchPath());
}

/** A throwaway Redis that keeps nothing on disk. */
export async function startTestRedis(): Promise<EmbeddedRedis> {
  const dataDir = temporaryFolder();
  const searchPath = testEnvironment.searchPath();
  const redis = await startRedis({ dataDir, searchPath, durable: false });
  if (redis === undefined) throw new Error('no redis-server: apt-get install redis-server');
  return redis;
}
