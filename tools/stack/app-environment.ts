import { describeEnv, productSettings, withoutGiven } from '@gomomo/config';
import type { Secrets } from '@gomomo/embedded';
import { roleOf, standaloneSettings, type AnyApp } from '@gomomo/host';
import type { Service } from '@gomomo/infra';
import { join } from 'node:path';
import type { Servers } from './reached.ts';

export interface EnvironmentOptions {
  readonly app: AnyApp;
  readonly service: Pick<Service, 'folder'>;
  readonly dataDir: string;
  readonly port: number;
  /** Where each service is reached by the others. */
  readonly doors: ReadonlyMap<string, number>;
  readonly origin: string;
  readonly secrets: Secrets;
  readonly servers: Pick<Servers, 'redisUrl' | 'kafka' | 'databaseUrl'>;
  /** The developer's own; what is set there wins over what is made up here. */
  readonly given: NodeJS.ProcessEnv;
}

/** Names that are the stack's alone: given ones would point at somebody else's servers. */
const own = new Set([
  ...['PORT', 'HOST', 'DATA_DIR', 'DATABASE_URL', 'DATABASE_OWNER_URL', 'REDIS_URL'],
  ...['KAFKA_BROKERS', 'KAFKA_SSL_CA', 'KAFKA_SASL_MECHANISM'],
]);

/** What any process gets of the developer's: where programs are, and switches of Node, libc and tracing. */
const common = /^(PATH|HOME|TMPDIR|TZ|LANG|LC_\w+|NODE_\w+|MALLOC_\w+|OTEL_\w+)$/;

/**
 * The environment of one service: of all settings and secrets those names that it reads, and the
 * login of its own role. The owner's it gets only while it migrates.
 */
export function toAppEnvironment(options: EnvironmentOptions): NodeJS.ProcessEnv {
  const { app, doors, origin, secrets, servers, given } = options;
  const { folder } = options.service;
  const addresses = [...doors].map(([name, port]) => [
    `${roleOf(name).toUpperCase()}_URL`,
    `http://127.0.0.1:${port}`,
  ]);
  const wins = Object.entries(given).filter(([name, value]) => value !== '' && !own.has(name));
  const all: NodeJS.ProcessEnv = {
    NODE_ENV: 'development',
    LOG_LEVEL: 'warn',
    SEED_DEMO: '1',
    PUBLIC_BASE_URL: origin,
    TRUST_PROXY: '1',
    ...(folder && { [folder.setting]: join(options.dataDir, folder.name) }),
    ...withoutGiven(productSettings, secrets, given),
    ...Object.fromEntries(wins),
    ...(Object.fromEntries(addresses) as NodeJS.ProcessEnv),
    REDIS_URL: servers.redisUrl,
    KAFKA_BROKERS: servers.kafka,
    DATABASE_URL: servers.databaseUrl(roleOf(app.name)),
    HOST: '127.0.0.1',
    PORT: String(options.port),
  };
  const reads = new Set(describeEnv(standaloneSettings(app)).map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => reads.has(name) || common.test(name)),
  );
}
