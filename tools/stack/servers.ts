import { keepServer, type Secrets, type StopRequest, type Teardown } from '@gomomo/all-in-one';
import { kafkaTopics } from '@gomomo/contracts';
import {
  PRODUCT_DATABASE,
  provision,
  startKafka,
  startPostgres,
  startRedis,
  type EmbeddedKafka,
  type EmbeddedPostgres,
  type EmbeddedRedis,
} from '@gomomo/embedded';
import { AppError } from '@gomomo/kernel';
import { ensureTopics } from '@gomomo/messaging';
import { createLogger } from '@gomomo/telemetry';
import { say } from './say.ts';

export interface StackContext {
  readonly dataDir: string;
  readonly searchPath: string | undefined;
  readonly secrets: Secrets;
  readonly stop: StopRequest;
  readonly teardown: Teardown;
}

/** Where the servers listen, and how each role logs in. */
export interface Servers {
  readonly postgres: string;
  readonly redis: string;
  readonly kafka: string;
  readonly ownerUrl: string;
  readonly redisUrl: string;
  databaseUrl(role: string, password: string): string;
}

/** Kafka, Redis and PostgreSQL at once; each is started again when it ends unasked. */
export async function startServers(context: StackContext): Promise<Servers> {
  const [postgres, redis, kafka] = await Promise.all([
    openPostgres(context),
    openRedis(context),
    openKafka(context),
  ]);
  return {
    postgres: `${postgres.host}:${postgres.port}`,
    redis: `${redis.host}:${redis.port}`,
    kafka: kafka.brokers,
    redisUrl: redis.url,
    ownerUrl: postgres.url('gomomo_owner', context.secrets.OWNER_PASSWORD, PRODUCT_DATABASE),
    databaseUrl: (role, password) => postgres.url(role, password, PRODUCT_DATABASE),
  };
}

async function openPostgres({ dataDir, secrets, stop, teardown }: StackContext) {
  const { first, stop: end } = await keepServer<EmbeddedPostgres>({
    name: 'PostgreSQL',
    start: (earlier) =>
      startPostgres({
        dataDir,
        logger: { info: say },
        ...(earlier === undefined ? {} : { port: earlier.port }),
      }),
    report: say,
    onLost: stop.fail,
  });
  teardown.add('PostgreSQL', end);
  await provision(first.superuserUrl, {
    owner: secrets.OWNER_PASSWORD,
    bookingCore: secrets.BOOKING_CORE_PASSWORD,
    sharedState: secrets.SHARED_STATE_PASSWORD,
    messaging: secrets.MESSAGING_PASSWORD,
  });
  return first;
}

async function openRedis({ dataDir, searchPath, stop, teardown }: StackContext) {
  const { first, stop: end } = await keepServer<EmbeddedRedis>({
    name: 'Redis',
    start: async (login) => {
      const options = { dataDir, searchPath, logger: { info: say } };
      const redis = await startRedis({ ...options, ...(login === undefined ? {} : { login }) });
      if (redis !== undefined) return redis;
      throw new AppError('redis-unavailable', 'no redis-server: apt-get install redis-server');
    },
    report: say,
    onLost: stop.fail,
  });
  teardown.add('Redis', end);
  return first;
}

async function openKafka({ dataDir, searchPath, stop, teardown }: StackContext) {
  const { first, stop: end } = await keepServer<EmbeddedKafka>({
    name: 'Kafka',
    start: (earlier) =>
      startKafka({
        dataDir,
        searchPath,
        logger: { info: say },
        ...(earlier === undefined ? {} : { port: earlier.port }),
      }),
    report: say,
    onLost: stop.fail,
  });
  teardown.add('Kafka', end);
  const made = await ensureTopics({
    connection: { brokers: [first.brokers], clientId: 'stack' },
    topics: kafkaTopics,
    replicas: 1,
    logger: createLogger({ name: 'stack', level: 'error' }),
  });
  if (made.length > 0) say(`made ${made.length} topics`);
  return first;
}
