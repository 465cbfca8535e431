import { productSettings, type ProductSettings } from '@gomomo/config';
import type { z } from 'zod';
import type { AnyApp } from './app.ts';

/** What the host of any app reads: where to listen, how to log, where the servers are. */
const hostSettings = productSettings
  .pick({
    NODE_ENV: true,
    PORT: true,
    HOST: true,
    METRICS_PORT: true,
    PUBLIC_BASE_URL: true,
    TRUST_PROXY: true,
    REDIS_URL: true,
    KAFKA_BROKERS: true,
    KAFKA_SSL_CA: true,
    KAFKA_SASL_MECHANISM: true,
    KAFKA_SASL_USERNAME: true,
    KAFKA_SASL_PASSWORD: true,
    LOG_LEVEL: true,
    OTEL_EXPORTER_OTLP_ENDPOINT: true,
  })
  .required({ REDIS_URL: true, KAFKA_BROKERS: true });

const databaseSettings = productSettings.pick({ DATABASE_URL: true }).required();

export type StandaloneSettings = z.infer<typeof hostSettings> &
  Partial<Pick<ProductSettings, 'DATABASE_URL'>>;

/** Every name that an app's process reads on its own; it does not start without the required. */
export function standaloneSettings(app: Pick<AnyApp, 'settings' | 'migrations'>): z.ZodObject {
  const database = app.migrations === undefined ? {} : databaseSettings.shape;
  return hostSettings.extend({ ...database, ...app.settings.shape });
}
