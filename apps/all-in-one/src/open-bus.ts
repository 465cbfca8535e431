import type { ProductSettings } from '@gomomo/config';
import { kafkaTopics } from '@gomomo/contracts';
import { systemClock } from '@gomomo/kernel';
import {
  createEmbeddedBus,
  createKafkaBus,
  ensureTopics,
  messagingMigrations,
  type EventBus,
  type KafkaConnection,
} from '@gomomo/messaging';
import { migrate } from '@gomomo/postgres';
import { readFileSync } from 'node:fs';
import type { Ground } from './ground.ts';

/** Kafka where brokers are given, else the log in PostgreSQL. */
export async function openBus(ground: Ground): Promise<EventBus> {
  const { settings, databases, logger, teardown } = ground;
  const connection = toKafkaConnection(settings);
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

function toKafkaConnection(settings: ProductSettings): KafkaConnection | undefined {
  if (settings.KAFKA_BROKERS === undefined) return undefined;
  const { KAFKA_SSL_CA: ca, KAFKA_SASL_MECHANISM: mechanism } = settings;
  const { KAFKA_SASL_USERNAME: username = '', KAFKA_SASL_PASSWORD: password = '' } = settings;
  return {
    brokers: settings.KAFKA_BROKERS,
    clientId: 'gomomo',
    tls: ca === undefined ? undefined : { ca: readFileSync(ca, 'utf8') },
    sasl: mechanism === undefined ? undefined : { mechanism, username, password },
  };
}
