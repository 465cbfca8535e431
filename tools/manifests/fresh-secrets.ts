import { randomBytes } from 'node:crypto';

const word = (): string => randomBytes(24).toString('base64url');
const ring = (): string => `k1:${randomBytes(32).toString('base64')}`;

/** What compose takes from its environment file, and what the entries below are made of. */
const makers = {
  ADMIN_API_KEY: word,
  BOOKING_CORE_PASSWORD: word,
  MESSAGING_PASSWORD: word,
  OWNER_PASSWORD: word,
  POSTGRES_PASSWORD: word,
  REDIS_PASSWORD: word,
  SERVICE_API_KEY: word,
  SHARED_STATE_PASSWORD: word,
  TOKEN_SECRETS: ring,
} satisfies Record<string, () => string>;

export type FreshSecrets = Readonly<Record<keyof typeof makers, string>>;

export function makeSecrets(): FreshSecrets {
  return Object.fromEntries(
    Object.entries(makers).map(([name, make]) => [name, make()]),
  ) as FreshSecrets;
}

/** docker/secrets.env: the secrets, and the one setting that has no default. */
export function toEnvironmentFile(secrets: FreshSecrets): string {
  const lines = Object.entries(secrets).map(([name, value]) => `${name}=${value}`);
  return ['PUBLIC_BASE_URL=http://localhost', ...lines, ''].join('\n');
}

const database = (user: string, password: string): string =>
  `postgres://${user}:${password}@gomomo-postgres-rw:5432/gomomo?sslmode=verify-full&sslrootcert=/etc/postgres/ca.crt`;

/** Where Redis is, by component. */
const redisUrls = {
  redis: (password: string) => `redis://:${password}@redis:6379/0`,
  'redis-sentinel': (password: string) =>
    `redis+sentinel://:${password}@gomomo-redis-sentinel:26379/myMaster?sentinelPassword=${password}`,
};

/** The entries of components/external-secrets: names and values by entry. */
export type SecretEntries = Readonly<Record<string, Readonly<Record<string, string>>>>;

export function toEntries(secrets: FreshSecrets, redis: keyof typeof redisUrls): SecretEntries {
  const REDIS_URL = redisUrls[redis](secrets.REDIS_PASSWORD);
  const { ADMIN_API_KEY, SERVICE_API_KEY, TOKEN_SECRETS, REDIS_PASSWORD } = secrets;
  const { BOOKING_CORE_PASSWORD, MESSAGING_PASSWORD, OWNER_PASSWORD, SHARED_STATE_PASSWORD } =
    secrets;
  return {
    'agent-chat': { REDIS_URL, SERVICE_API_KEY },
    'booking-core': {
      ADMIN_API_KEY,
      DATABASE_URL: database('booking_core', BOOKING_CORE_PASSWORD),
      REDIS_URL,
      SERVICE_API_KEY,
      TOKEN_SECRETS,
    },
    'booking-core-migrations': { DATABASE_OWNER_URL: database('gomomo_owner', OWNER_PASSWORD) },
    'postgres-roles': {
      BOOKING_CORE_PASSWORD,
      MESSAGING_PASSWORD,
      OWNER_PASSWORD,
      SHARED_STATE_PASSWORD,
    },
    redis: { REDIS_PASSWORD },
  };
}

/** The entries as secrets for `kubectl apply`, where no store of secrets is at hand. */
export function toSecretList(entries: SecretEntries, namespace: string): object {
  return {
    apiVersion: 'v1',
    kind: 'List',
    items: Object.entries(entries).map(([name, stringData]) => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: `${name}-secrets`,
        namespace,
        labels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'gomomo' },
      },
      stringData,
    })),
  };
}
