import { kafkaTopics } from '@gomomo/contracts';
import { AppError, systemClock } from '@gomomo/kernel';
import {
  createKafkaBus,
  toKafkaConnection,
  type EventBus,
  type KafkaSettings,
} from '@gomomo/messaging';
import type { Logger } from '@gomomo/telemetry';

/** The bus of booking-core on its own. A consumer that is lost for good ends the process. */
export function openBus(settings: KafkaSettings, logger: Logger): EventBus {
  const connection = toKafkaConnection(settings, 'booking-core');
  if (connection === undefined) {
    throw new AppError('bad-config', 'booking-core on its own needs KAFKA_BROKERS.');
  }
  return createKafkaBus({
    connection,
    topics: kafkaTopics,
    clock: systemClock,
    logger,
    onFatal: (error) => {
      logger.fatal({ err: error }, 'the event bus is lost');
      process.exit(1);
    },
  });
}
