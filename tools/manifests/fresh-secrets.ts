import { makeSecret, productSettings, secretMakersOf } from '@gomomo/config';
import { passwordVariables, services } from '@gomomo/infra';
import { readAppSettings } from './app-environment.ts';
import { secretEntries } from './render-secrets.ts';

export type FreshSecrets = Readonly<Record<string, string>>;

/** What compose takes from its environment file, and what the entries below are made of. */
export async function makeSecrets(): Promise<FreshSecrets> {
  const read = (await Promise.all(services.map(readAppSettings))).flat().map(({ name }) => name);
  const made = Object.entries(secretMakersOf(productSettings)).filter(([name]) =>
    read.includes(name),
  );
  const passwords = [
    ...passwordVariables.map((name) => name.toUpperCase()),
    'GRAFANA_PASSWORD',
    'POSTGRES_PASSWORD',
    'REDIS_PASSWORD',
  ];
  const makers = [...made, ...passwords.map((name) => [name, makeSecret.word] as const)];
  return Object.fromEntries(
    makers.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, make]) => [name, make()]),
  );
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

export async function toEntries(
  secrets: FreshSecrets,
  redis: keyof typeof redisUrls,
): Promise<SecretEntries> {
  const valueOf = (entry: string, name: string): string => {
    const role = entry.replaceAll('-', '_');
    if (name === 'DATABASE_URL') return database(role, passwordOf(role.toUpperCase()));
    if (name === 'DATABASE_OWNER_URL') return database('gomomo_owner', passwordOf('OWNER'));
    if (name === 'REDIS_URL') return redisUrls[redis](passwordOf('REDIS'));
    return secrets[name] ?? '';
  };
  const passwordOf = (of: string): string => secrets[`${of}_PASSWORD`] ?? '';
  return Object.fromEntries(
    (await secretEntries()).map(([entry, names]) => [
      entry,
      Object.fromEntries(names.map((name) => [name, valueOf(entry, name)])),
    ]),
  );
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
