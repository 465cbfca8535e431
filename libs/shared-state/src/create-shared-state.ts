import { AppError, type Clock, type Log, systemClock } from '@gomomo/kernel';
import type { SharedState } from './ports.ts';
import { createPostgresState } from './postgres/create-postgres-state.ts';
import { createRedisState } from './redis/create-redis-state.ts';
import { createAheadLimiter } from './take-ahead.ts';

export interface SharedStateOptions {
  /** REDIS_URL: single, `redis+sentinel` or `redis+cluster` form. Wins over Postgres. */
  readonly redisUrl?: string | undefined;
  /** Of a login role in `shared_state_app`, when there is no Redis. */
  readonly databaseUrl?: string | undefined;
  readonly logger: Pick<Log, 'info' | 'warn'>;
  readonly clock?: Clock;
  readonly keyPrefix?: string;
}

/**
 * The one place where the store is chosen, and says so. Connects at once and keeps trying, so that
 * a start does not depend on it; ask `ready()`. Throws AppError `bad-config`.
 */
export function createSharedState(options: SharedStateOptions): SharedState {
  const { redisUrl, databaseUrl, logger, clock = systemClock, keyPrefix = 'gomomo:' } = options;
  if (redisUrl !== undefined) {
    logger.info({ store: 'redis' }, 'shared state is kept in Redis');
    return withAheadLimits(createRedisState({ url: redisUrl, keyPrefix, logger }), clock);
  }
  if (databaseUrl !== undefined) {
    logger.info({ store: 'postgres' }, 'shared state is kept in Postgres');
    const state = createPostgresState({ connectionString: databaseUrl, clock, logger });
    return withAheadLimits(state, clock);
  }
  throw new AppError('bad-config', 'shared state needs REDIS_URL or a database');
}

function withAheadLimits(state: SharedState, clock: Clock): SharedState {
  const limits = createAheadLimiter(state.limits, clock);
  return {
    ...state,
    limits,
    async close() {
      await limits.close();
      await state.close();
    },
  };
}
