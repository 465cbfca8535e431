import { kafkaTopics } from '@gomomo/contracts';
import { AppError, systemClock } from '@gomomo/kernel';
import { createKafkaBus, toKafkaConnection, type EventBus } from '@gomomo/messaging';
import type { Logger } from '@gomomo/telemetry';
import type { AgentChatSettings } from './config.ts';

/** The bus of a service on its own. A consumer that is lost for good ends the process. */
export function openBus(settings: AgentChatSettings, logger: Logger): EventBus {
  const connection = toKafkaConnection(settings, 'agent-chat');
  if (connection === undefined) {
    throw new AppError('bad-config', 'agent-chat on its own needs KAFKA_BROKERS.');
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
