import { describe } from '@jest/globals';
import { findOldPostgres } from './find-old-postgres.ts';
import { findChromium } from './start-chromium.ts';
import { findRedisServer } from './start-test-redis.ts';
import { findReplicationPrograms } from './start-replicated-postgres.ts';
import { findS3Server } from './start-test-s3.ts';
import { testEnvironment } from './test-environment.ts';

export interface TestPart {
  isPresent: () => boolean;
  /** What is skipped and how to get it, in one line. */
  hint: string;
  /** False for what no installation can give (who runs the tests). Default true. */
  isInstallable?: boolean;
}

const knownParts = {
  chromium: {
    isPresent: () => findChromium() !== undefined,
    hint: 'browser tests: no Chromium (apt-get install chromium, or CHROMIUM_PATH=...)',
  },
  redis: {
    isPresent: () => findRedisServer() !== undefined,
    hint: 'Redis tests: no redis-server (apt-get install redis-server)',
  },
  oldPostgres: {
    isPresent: () => findOldPostgres() !== undefined,
    hint: 'tests with PostgreSQL 15 beside the embedded one: not found (apt-get install postgresql-15, or GOMOMO_TEST_OLD_POSTGRES=...)',
  },
  s3: {
    isPresent: () => findS3Server() !== undefined,
    hint: 'S3 tests: no moto_server (pip install "moto[s3,server]==5.2.5")',
  },
  kafka: {
    isPresent: () => testEnvironment.kafkaBrokers() !== undefined,
    hint: 'Kafka tests: no broker (KAFKA_BROKERS=host:port; npm run stack starts one)',
  },
  replica: {
    isPresent: () => findReplicationPrograms() !== undefined,
    hint: 'replica tests: no pg_basebackup (apt-get install postgresql-15, or GOMOMO_TEST_OLD_POSTGRES=...)',
    isInstallable: false, // not in every Debian
  },
  root: {
    isPresent: () => process.getuid?.() === 0,
    hint: 'tests that start as root and drop to another user: run npm test as root',
    isInstallable: false,
  },
} satisfies Record<string, TestPart>;

/**
 * `describe` where the machine has the part, else `describe.skip` with the reason printed:
 * `skipUnless('redis')('the Redis adapter', () => ...)`.
 * @throws with REQUIRE_ALL=1 (CI) when an installable part is missing
 */
export function skipUnless(
  part: keyof typeof knownParts | TestPart,
): typeof describe | typeof describe.skip {
  const known: TestPart = typeof part === 'string' ? knownParts[part] : part;
  if (known.isPresent()) return describe;
  if ((known.isInstallable ?? true) && testEnvironment.requiresAll()) {
    throw new Error(`REQUIRE_ALL=1 and a part is missing. ${known.hint}`);
  }
  testEnvironment.noteSkip(known.hint);
  return describe.skip;
}
