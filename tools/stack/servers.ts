import { kafkaTopics } from '@gomomo/contracts';
import {
  keepKafka,
  keepPostgres,
  keepRedis,
  PRODUCT_DATABASE,
  provision,
  type Secrets,
} from '@gomomo/embedded';
import { passwordNameOf, say, type ProcessContext } from '@gomomo/host';
import { AppError } from '@gomomo/kernel';
import { ensureTopics } from '@gomomo/messaging';
import { createLogger } from '@gomomo/telemetry';
import type { Servers } from './reached.ts';
import type { Through } from './through.ts';

export interface StackContext extends ProcessContext {
  readonly dataDir: string;
  readonly searchPath: string | undefined;
  readonly secrets: Secrets;
  readonly through?: Through | undefined;
}

/** Kafka, Redis and PostgreSQL at once; each is started again when it ends unasked. */
export async function startServers(context: StackContext): Promise<Servers> {
  const [postgres, redis, kafka] = await Promise.all([
    openPostgres(context),
    openRedis(context),
    openKafka(context),
  ]);
  const urlAs = (role: string, user = role): string =>
    postgres.url(user, context.secrets[passwordNameOf(role)] ?? '', PRODUCT_DATABASE);
  return {
    postgres: `${postgres.host}:${postgres.port}`,
    redis: `${redis.host}:${redis.port}`,
    kafka: kafka.brokers,
    redisUrl: redis.url,
    ownerUrl: urlAs('owner', 'gomomo_owner'),
    databaseUrl: (role) => urlAs(role),
  };
}

const toOptions = ({ dataDir, searchPath, stop }: StackContext) => ({
  dataDir,
  searchPath,
  report: say,
  onLost: stop.fail,
});

async function openPostgres(context: StackContext) {
  const { first, stop } = await keepPostgres(toOptions(context));
  context.teardown.add('PostgreSQL', stop);
  const { secrets } = context;
  await provision(first.superuserUrl, (variable) => secrets[variable.toUpperCase()]);
  return first;
}

async function openRedis(context: StackContext) {
  const kept = await keepRedis(toOptions(context));
  if (kept === undefined) {
    throw new AppError('redis-unavailable', 'no redis-server: apt-get install redis-server');
  }
  context.teardown.add('Redis', kept.stop);
  return kept.first;
}

async function openKafka(context: StackContext) {
  const { first, stop } = await keepKafka({
    ...toOptions(context),
    advertisedPort: context.through?.kafka,
  });
  context.teardown.add('Kafka', stop);
  const made = await ensureTopics({
    connection: { brokers: [first.brokers], clientId: 'stack' },
    topics: kafkaTopics,
    replicas: 1,
    logger: createLogger({ name: 'stack', level: 'error' }),
  });
  if (made.length > 0) say(`made ${made.length} topics`);
  return first;
}
