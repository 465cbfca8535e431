import { findProgram, startRedis, type EmbeddedRedis } from '@gomomo/embedded';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RUN_FOLDER_PREFIX } from './run-folder.ts';
import { testEnvironment } from './test-environment.ts';

export function findRedisServer(): string | undefined {
  return findProgram('redis-server', testEnvironment.searchPath());
}

/** A throwaway Redis that keeps nothing on disk; `stop` removes its folder. */
export async function startTestRedis(): Promise<EmbeddedRedis> {
  const dataDir = mkdtempSync(join(tmpdir(), RUN_FOLDER_PREFIX));
  chmodSync(dataDir, 0o711); // started by root, the server works in it as another user
  const searchPath = testEnvironment.searchPath();
  const redis = await startRedis({ dataDir, searchPath, durable: false });
  if (redis === undefined) throw new Error('no redis-server: apt-get install redis-server');
  const stop = async (): Promise<void> => {
    await redis.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { ...redis, stop };
}
