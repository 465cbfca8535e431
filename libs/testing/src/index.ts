export { bloom } from './bloom.ts';
export { findOldPostgres } from './find-old-postgres.ts';
export { fixedClock, type FixedClock } from './fixed-clock.ts';
export { freePort } from './free-port.ts';
export { freshDatabase, type FreshDatabase, type FreshDatabaseOptions } from './fresh-database.ts';
export { silentLog } from './silent-log.ts';
export { skipUnless, type TestPart } from './skip-unless.ts';
export { temporaryFolder } from './temporary-folder.ts';
export { findChromium, startChromium } from './start-chromium.ts';
export { startProduct, type Product } from './start-product.ts';
export { findRedisServer, startTestRedis } from './start-test-redis.ts';
export { testEnvironment } from './test-environment.ts';
export { until } from './until.ts';
export { startTestS3, type TestS3 } from './start-test-s3.ts';
export {
  findReplicationPrograms,
  startReplicatedPostgres,
  type PlacedPostgres,
  type ReplicatedPostgres,
} from './start-replicated-postgres.ts';
