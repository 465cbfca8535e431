import { migrate } from '@gomomo/postgres';
import { createSharedState, sharedStateMigrations, type SharedState } from '@gomomo/shared-state';
import type { Ground } from './ground.ts';

/** In Redis where there is one, else in PostgreSQL. */
export async function openSharedState(ground: Ground): Promise<SharedState> {
  const { databases, redis, logger, teardown } = ground;
  if (redis === undefined && databases.ownerUrl !== undefined) {
    await migrate({ connectionString: databases.ownerUrl, ...sharedStateMigrations });
  }
  const state = createSharedState({
    redisUrl: redis?.url,
    databaseUrl: databases.sharedStateUrl,
    logger,
  });
  teardown.add('shared state', () => state.close());
  return state;
}
