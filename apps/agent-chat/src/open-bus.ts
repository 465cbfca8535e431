import { AppError, systemClock } from '@gomomo/kernel';
import { kafkaTopics } from '@gomomo/contracts';
import { createKafkaBus, type EventBus, type KafkaConnection } from '@gomomo/messaging';
import type { Logger } from '@gomomo/telemetry';
import { readFileSync } from 'node:fs';
import type { AgentChatSettings } from './config.ts';

function toConnection(settings: AgentChatSettings): KafkaConnection {
  const { KAFKA_BROKERS: brokers, KAFKA_SSL_CA: ca } = settings;
  if (brokers === undefined) {
    throw new AppError('bad-config', 'agent-chat on its own needs KAFKA_BROKERS.');
  }
  const { KAFKA_SASL_MECHANISM: mechanism } = settings;
  const { KAFKA_SASL_USERNAME: username = '', KAFKA_SASL_PASSWORD: password = '' } = settings;
  return {
    brokers,
    clientId: 'agent-chat',
    tls: ca === undefined ? undefined : { ca: readFileSync(ca, 'utf8') },
    sasl: mechanism === undefined ? undefined : { mechanism, username, password },
  };
}

/** The bus of a service on its own. A consumer that is lost for good ends the process. */
export function openBus(settings: AgentChatSettings, logger: Logger): EventBus {
  return createKafkaBus({
    connection: toConnection(settings),
    topics: kafkaTopics,
    clock: systemClock,
    logger,
    onFatal: (error) => {
      logger.fatal({ err: error }, 'the event bus is lost');
      process.exit(1);
    },
  });
}
