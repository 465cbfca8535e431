export { createSharedState, type SharedStateOptions } from './create-shared-state.ts';
export { sharedStateMigrations } from './migrations.ts';
export type {
  LimitAnswer,
  LimitRule,
  Limiter,
  Leases,
  OneTimeTokens,
  SessionStore,
  SharedState,
  SharedStateLoop,
  Versioned,
} from './ports.ts';
export type { RedisStreams } from './redis/streams.ts';
export { checkRedis, type RedisCheck } from './redis/check-redis.ts';
export { parseRedisUrl, type RedisTarget } from './redis/redis-url.ts';
