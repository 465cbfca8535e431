import type { z } from 'zod';
import { productSettings } from '@gomomo/config';

/** What booking-core reads from its environment; on its own it does not run without the required. */
export const bookingCoreSettings = productSettings
  .pick({
    NODE_ENV: true,
    PORT: true,
    HOST: true,
    METRICS_PORT: true,
    PUBLIC_BASE_URL: true,
    TRUST_PROXY: true,
    CORS_ORIGINS: true,
    DATABASE_URL: true,
    REDIS_URL: true,
    KAFKA_BROKERS: true,
    KAFKA_SSL_CA: true,
    KAFKA_SASL_MECHANISM: true,
    KAFKA_SASL_USERNAME: true,
    KAFKA_SASL_PASSWORD: true,
    ADMIN_API_KEY: true,
    SERVICE_API_KEY: true,
    TOKEN_SECRETS: true,
    RATE_LIMIT_DEFAULT: true,
    RATE_LIMIT_BOOKING: true,
    RATE_LIMIT_TENANT: true,
    LOG_LEVEL: true,
    OTEL_EXPORTER_OTLP_ENDPOINT: true,
  })
  .required({
    DATABASE_URL: true,
    REDIS_URL: true,
    KAFKA_BROKERS: true,
    ADMIN_API_KEY: true,
    SERVICE_API_KEY: true,
    TOKEN_SECRETS: true,
  });

export type BookingCoreSettings = z.infer<typeof bookingCoreSettings>;
