import { kafkaTopics } from '@gomomo/contracts';
import { systemClock } from '@gomomo/kernel';
import {
  createEmbeddedBus,
  createKafkaBus,
  ensureTopics,
  messagingMigrations,
  toKafkaConnection,
  type EventBus,
} from '@gomomo/messaging';
import { migrate } from '@gomomo/postgres';
import type { Ground } from './ground.ts';

/** Kafka where brokers are given, else the log in PostgreSQL. */
export async function openBus(ground: Ground): Promise<EventBus> {
  const { settings, databases, logger, teardown } = ground;
  const connection = toKafkaConnection(settings, 'gomomo');
  const shared = { topics: kafkaTopics, clock: systemClock, logger };
  if (connection === undefined) {
    if (databases.ownerUrl !== undefined) {
      await migrate({ connectionString: databases.ownerUrl, ...messagingMigrations });
    }
    const bus = createEmbeddedBus({ ...shared, connectionString: databases.messagingUrl });
    teardown.add('event bus', () => bus.close());
    return bus;
  }
  // In production the topics are declared with the cluster.
  if (settings.NODE_ENV !== 'production') {
    await ensureTopics({ connection, topics: kafkaTopics, replicas: 1, logger });
  }
  const bus = createKafkaBus({ ...shared, connection, onFatal: ground.onLost });
  teardown.add('event bus', () => bus.close());
  return bus;
}
