export { fixedClock, type FixedClock } from './fixed-clock.ts';
export { freshDatabase, type FreshDatabase, type FreshDatabaseOptions } from './fresh-database.ts';
export { skipUnless, type TestPart } from './skip-unless.ts';
export { temporaryFolder } from './temporary-folder.ts';
export { findChromium, startChromium } from './start-chromium.ts';
export { startProduct, type Product } from './start-product.ts';
export { findRedisServer, startTestRedis } from './start-test-redis.ts';
