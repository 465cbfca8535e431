import { z } from 'zod';
import { foreignSettings } from './foreign-settings.ts';
import { workbookSettings } from './workbook-settings.ts';
import { setting } from './setting.ts';
import {
  choice,
  flag,
  httpUrl,
  keyRing,
  list,
  origins,
  port,
  positiveInteger,
  postgresUrl,
  secret,
  secretList,
  trustProxy,
} from './types.ts';

/**
 * Every environment name of the product, once: type, default and meaning. A service picks the names
 * that it reads (`productSettings.pick({ … })`), so a name means the same everywhere.
 */
export const productSettings = z.object({
  NODE_ENV: setting(choice(['development', 'test', 'production']).default('development'), {
    description: 'production refuses defaults, missing secrets and test addresses',
  }),
  PORT: setting(port().default(3000), { description: 'HTTP port' }),
  HOST: setting(z.string().default('127.0.0.1'), {
    description: 'Address to listen on; 0.0.0.0 in a container',
  }),
  METRICS_PORT: setting(port().exactOptional(), {
    description: 'Port of /metrics in production; elsewhere it is served on PORT',
    example: '9464',
  }),
  PUBLIC_BASE_URL: setting(httpUrl().exactOptional(), {
    description: 'Where clients reach the product; links and webhook signatures are built on it',
    example: 'https://book.example.com',
    requiredInProduction: true,
  }),
  TRUST_PROXY: setting(trustProxy().exactOptional(), {
    description:
      'Proxies whose X-Forwarded-For counts: none, a number of hops, or networks; none if missing',
    example: 'none',
    requiredInProduction: true,
  }),
  CORS_ORIGINS: setting(origins().exactOptional(), {
    description: 'Exact origins that may call the API from a browser; only the own one if missing',
    example: 'https://www.example.com',
  }),
  DATA_DIR: setting(z.string().default('.data'), {
    description: 'Data folder of the embedded default',
  }),
  DATABASE_URL: setting(postgresUrl().exactOptional(), {
    description: 'Postgres as the application role; given, embedded Postgres is not started',
    secret: true,
    requiredInProduction: true,
    example: 'postgres://booking_core:…@127.0.0.1:5432/gomomo',
  }),
  DATABASE_READ_URL: setting(postgresUrl().exactOptional(), {
    description:
      'Replicas of that Postgres as the same role: availability and lists are read there if they are at most 5 s behind, else at DATABASE_URL',
    secret: true,
    example: 'postgres://booking_core:…@127.0.0.1:5433/gomomo',
  }),
  COUNTING_ISOLATION: setting(choice(['serializable', 'read-committed']).default('serializable'), {
    description:
      'Level of bookings under limits that count rows; read-committed, where locks alone guard them, is for servers that know no other (Citus)',
  }),
  DATABASE_OWNER_URL: setting(postgresUrl().exactOptional(), {
    description: 'Postgres as the owner role; migrations only',
    secret: true,
    example: 'postgres://gomomo_owner:…@127.0.0.1:5432/gomomo',
  }),
  REDIS_URL: setting(z.string().exactOptional(), {
    description: 'Redis: redis://host, redis+sentinel://h1,h2/name or redis+cluster://h1,h2',
    secret: true,
    requiredInProduction: true,
    example: 'redis://127.0.0.1:6379',
  }),
  KAFKA_BROKERS: setting(list().exactOptional(), {
    description:
      'Kafka bootstrap servers; npm start does without them: the embedded bus carries the events',
    requiredInProduction: true,
    example: '127.0.0.1:9092',
  }),
  KAFKA_SSL_CA: setting(z.string().exactOptional(), {
    description: 'PEM file of the authority that signed the brokers’ certificates',
    example: '/etc/kafka/ca.pem',
  }),
  KAFKA_SASL_MECHANISM: setting(
    choice(['plain', 'scram-sha-256', 'scram-sha-512']).exactOptional(),
    { description: 'How to log in to Kafka', example: 'scram-sha-512' },
  ),
  KAFKA_SASL_USERNAME: setting(z.string().exactOptional(), {
    description: 'Kafka user',
    example: 'booking-core',
  }),
  KAFKA_SASL_PASSWORD: setting(z.string().exactOptional(), {
    description: 'Kafka password',
    secret: true,
  }),
  BOOKING_CORE_URL: setting(httpUrl().exactOptional(), {
    description: 'Where booking-core listens, for the services that ask it',
    example: 'http://127.0.0.1:3001',
    requiredInProduction: true,
  }),
  ADMIN_API_KEY: setting(secret().exactOptional(), {
    description: 'Key of the platform operator: tenants, and whatever a tenant key may',
    secret: true,
    made: 'word',
    requiredInProduction: true,
  }),
  SERVICE_API_KEY: setting(secretList().exactOptional(), {
    description: 'Key between services; several while rotating, separated by commas',
    secret: true,
    made: 'word',
    requiredInProduction: true,
  }),
  TOKEN_SECRETS: setting(keyRing().exactOptional(), {
    description: 'kid:base64,… keys of hold and manage tokens; the first signs',
    secret: true,
    made: 'ring',
    requiredInProduction: true,
  }),
  ENCRYPTION_KEYS: setting(keyRing().exactOptional(), {
    description: 'kid:base64,… keys that seal third-party tokens; the first seals',
    secret: true,
    made: 'ring',
    requiredInProduction: true,
    otherwise: { name: 'ENCRYPTION_KEY', toValue: (key) => `only:${key}` },
  }),
  ENCRYPTION_KEY: setting(z.string().exactOptional(), {
    description: 'A ring of one, base64 of 32 bytes, of the kid `only`; ENCRYPTION_KEYS wins',
    secret: true,
  }),
  HANDOFF_SECRET: setting(secret().exactOptional(), {
    description: 'Signs the links that carry a call over into the browser',
    secret: true,
    made: 'word',
    requiredInProduction: true,
  }),
  RATE_LIMIT_DEFAULT: setting(positiveInteger().default(100), {
    description: 'Requests a minute and caller without a key',
  }),
  RATE_LIMIT_CHAT: setting(positiveInteger().default(20), {
    description: 'Chat messages a minute and caller',
  }),
  RATE_LIMIT_BOOKING: setting(positiveInteger().default(10), {
    description: 'Successful booking writes a minute and caller without a key',
  }),
  RATE_LIMIT_TENANT: setting(positiveInteger().default(6000), {
    description: 'Requests a minute and tenant or admin key',
  }),
  MAX_SOCKETS_PER_ADDRESS: setting(positiveInteger().default(1_000), {
    description: 'Sockets that one address may have open at a process of agent-chat',
  }),
  MAX_CONVERSATION_MESSAGES: setting(positiveInteger().default(50), {
    description: 'Messages of a conversation that are kept, in whole turns',
  }),
  ...foreignSettings,
  ...workbookSettings,
  SEED_DEMO: setting(flag().exactOptional(), {
    description: 'Seed Bloom Wellness Studio; 1 in the embedded default',
    example: '1',
  }),
  LOG_LEVEL: setting(
    choice(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
    { description: 'How much is logged' },
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: setting(httpUrl().exactOptional(), {
    description:
      'OpenTelemetry collector for traces, OTLP over HTTP; headers and the like by the standard’s OTEL_EXPORTER_OTLP_*',
    example: 'http://127.0.0.1:4318',
  }),
});

export type ProductSettings = z.infer<typeof productSettings>;
