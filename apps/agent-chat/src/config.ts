import type { z } from 'zod';
import { productSettings } from '@gomomo/config';

/** What agent-chat reads from its environment; on its own it does not run without the required. */
export const agentChatSettings = productSettings
  .pick({
    NODE_ENV: true,
    PORT: true,
    HOST: true,
    METRICS_PORT: true,
    PUBLIC_BASE_URL: true,
    TRUST_PROXY: true,
    CORS_ORIGINS: true,
    REDIS_URL: true,
    KAFKA_BROKERS: true,
    KAFKA_SSL_CA: true,
    KAFKA_SASL_MECHANISM: true,
    KAFKA_SASL_USERNAME: true,
    KAFKA_SASL_PASSWORD: true,
    BOOKING_CORE_URL: true,
    SERVICE_API_KEY: true,
    RATE_LIMIT_DEFAULT: true,
    RATE_LIMIT_CHAT: true,
    MAX_CONVERSATION_MESSAGES: true,
    LOG_LEVEL: true,
    OTEL_EXPORTER_OTLP_ENDPOINT: true,
  })
  .required({
    REDIS_URL: true,
    KAFKA_BROKERS: true,
    BOOKING_CORE_URL: true,
    SERVICE_API_KEY: true,
  });

export type AgentChatSettings = z.infer<typeof agentChatSettings>;
