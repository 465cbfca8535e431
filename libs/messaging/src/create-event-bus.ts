import { AppError, type Clock, type Log, systemClock } from '@gomomo/kernel';
import type { EventBus } from './bus.ts';
import { createEmbeddedBus } from './embedded/create-embedded-bus.ts';
import type { KafkaConnection } from './kafka/connect.ts';
import { createKafkaBus } from './kafka/create-kafka-bus.ts';
import { createLagLoop } from './lag-loop.ts';
import type { TopicDeclaration } from './topic.ts';

export interface EventBusOptions {
  /** Wins over the embedded bus. */
  readonly kafka?: KafkaConnection | undefined;
  /** For the embedded bus: of a login role in `messaging_app`. */
  readonly databaseUrl?: string | undefined;
  /** `kafkaTopics` of @gomomo/contracts. */
  readonly topics: readonly TopicDeclaration[];
  readonly clock?: Clock;
  readonly logger: Log;
  /** A Kafka consumer stopped for good: end the process, so that it is started anew. */
  onFatal(error: Error): void;
}

/**
 * The one place where a host's bus is chosen, and says so. It connects when first used and keeps trying,
 * so that a start does not depend on it; ask `health()`. Throws AppError `bad-config`.
 */
export function createEventBus(options: EventBusOptions): EventBus {
  const bus = chooseBus(options);
  return { ...bus, loops: [...bus.loops, createLagLoop(bus, options.clock ?? systemClock)] };
}

function chooseBus(options: EventBusOptions): EventBus {
  const { kafka, databaseUrl, topics, logger, clock = systemClock } = options;
  if (kafka !== undefined) {
    logger.info({ bus: 'kafka' }, 'events go through Kafka');
    return createKafkaBus({ connection: kafka, topics, clock, logger, onFatal: options.onFatal });
  }
  if (databaseUrl !== undefined) {
    logger.info({ bus: 'embedded' }, 'events go through the embedded bus');
    return createEmbeddedBus({ connectionString: databaseUrl, topics, clock, logger });
  }
  throw new AppError('bad-config', 'events need KAFKA_BROKERS or a database');
}
