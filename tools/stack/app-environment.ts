import type { Secrets } from '@gomomo/all-in-one';
import type { DeployableApp } from './services.ts';
import type { Servers } from './servers.ts';

export interface EnvironmentOptions {
  readonly app: DeployableApp;
  readonly port: number;
  readonly ports: ReadonlyMap<string, number>;
  readonly origin: string;
  readonly secrets: Secrets;
  readonly servers: Servers;
  /** The developer's own; what is set there wins over what is made up here. */
  readonly given: NodeJS.ProcessEnv;
}

/** Names that are the stack's alone: given ones would point at somebody else's servers. */
const own = new Set([
  ...['PORT', 'HOST', 'DATA_DIR', 'DATABASE_URL', 'DATABASE_OWNER_URL', 'REDIS_URL'],
  ...['KAFKA_BROKERS', 'KAFKA_SSL_CA', 'KAFKA_SASL_MECHANISM', 'BOOKING_CORE_URL'],
]);

/**
 * The environment of one service. It gets the login of its own role and nobody else's, and the owner
 * only while it migrates.
 */
export function toAppEnvironment(options: EnvironmentOptions): NodeJS.ProcessEnv {
  const { app, ports, origin, secrets, servers, given } = options;
  const { ADMIN_API_KEY, SERVICE_API_KEY, TOKEN_SECRETS, ENCRYPTION_KEYS, HANDOFF_SECRET } =
    secrets;
  const made = {
    NODE_ENV: 'development',
    LOG_LEVEL: 'warn',
    SEED_DEMO: '1',
    PUBLIC_BASE_URL: origin,
    TRUST_PROXY: '1',
    REDIS_URL: servers.redisUrl,
    KAFKA_BROKERS: servers.kafka,
    BOOKING_CORE_URL: `http://127.0.0.1:${ports.get('booking-core')}`,
    ...{ ADMIN_API_KEY, SERVICE_API_KEY, TOKEN_SECRETS, ENCRYPTION_KEYS, HANDOFF_SECRET },
  };
  const wins = Object.entries(given).filter(([name, value]) => value !== '' && !own.has(name));
  return {
    ...made,
    ...Object.fromEntries(wins),
    HOST: '127.0.0.1',
    PORT: String(options.port),
    ...toDatabaseEnvironment(app, secrets, servers),
  };
}

/** An app with migrations has a schema, and a role of its own name. */
function toDatabaseEnvironment(
  { name, migrations }: DeployableApp,
  secrets: Secrets,
  servers: Servers,
): NodeJS.ProcessEnv {
  if (migrations === undefined) return {};
  const role = name.replaceAll('-', '_');
  const passwords: Readonly<Record<string, string | undefined>> = secrets;
  const password = passwords[`${role.toUpperCase()}_PASSWORD`];
  if (password === undefined) throw new Error(`no password is kept for the role ${role}`);
  return { DATABASE_URL: servers.databaseUrl(role, password) };
}
