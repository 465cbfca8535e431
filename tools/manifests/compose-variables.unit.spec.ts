import { services } from '@gomomo/infra';
import { describe, expect, test } from '@jest/globals';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readAppSettings } from './app-environment.ts';
import { readCompose, type ComposeService } from './compose.ts';
import { readText, root } from './tree.ts';

const product = readCompose();
const watchers = readCompose('docker/observability.yaml');
const isOurs = (name: string): boolean => services.some((it) => it.name === name);
/** Of both files, without what the second adds to services of ours. */
const all: readonly (readonly [name: string, service: ComposeService])[] = [
  ...Object.entries(product.services),
  ...Object.entries(watchers.services).filter(([name]) => !isOurs(name)),
];

const namesOf = (service: ComposeService | undefined): string[] =>
  Object.keys(service?.environment ?? {});

/** The names that a text takes from its environment. */
const takenBy = (path: string, pattern: RegExp): string[] =>
  [...readText(path).matchAll(pattern)].map(([, name = '']) => name);

test.each(services.map((it) => [it.name, it] as const))(
  '%s is given settings of its own and nothing that it does not read',
  async (name, service) => {
    const settings = (await readAppSettings(service)).map((it) => it.name);
    const given = [...namesOf(product.services[name]), ...namesOf(watchers.services[name])];
    expect(given.filter((it) => ![...settings, 'NODE_OPTIONS'].includes(it))).toEqual([]);
  },
);

test.each(services.filter((it) => it.schema !== undefined).map((it) => [it.name] as const))(
  'the migrations of %s are given the owner of the schema alone',
  (name) => {
    const { environment = {} } = product.services[`${name}-migrations`] ?? {};
    expect(Object.keys(environment)).toEqual(['NODE_ENV', 'DATABASE_OWNER_URL']);
  },
);

describe('programs of others are given', () => {
  test('what their files take, and all of it', () => {
    const psql = ['PGHOST', 'PGUSER', 'PGDATABASE', 'PGPASSWORD'];
    const passwords = takenBy('k8s/components/cnpg/passwords.sql', /\\getenv \w+ (\w+)/g);
    expect(namesOf(product.services['postgres-roles'])).toEqual([...psql, ...passwords]);
    expect(namesOf(product.services['kafka-topics'])).toEqual([
      ...new Set(takenBy('docker/kafka/topics.sh', /\$\{?([A-Z_]+)/g)),
    ]);
    expect(namesOf(product.services['ingress'])).toEqual([
      ...new Set(takenBy('docker/Caddyfile', /\{\$(\w+)\}/g)),
    ]);
  });

  // https://hub.docker.com/_/postgres, https://hub.docker.com/_/redis, Kafka's property node.id is KAFKA_NODE_ID,
  // Grafana's [security] admin_password is GF_SECURITY_ADMIN_PASSWORD.
  test('names that their documentation has', () => {
    const documented: Readonly<Record<string, RegExp>> = {
      postgres: /^POSTGRES_(?:DB|PASSWORD|INITDB_ARGS)$/,
      redis: /^REDISCLI_AUTH$/,
      kafka: /^KAFKA_[A-Z]+(?:_[A-Z]+)*$/,
      grafana: /^GF_(?:SECURITY_ADMIN_PASSWORD|ANALYTICS_(?:REPORTING_ENABLED|CHECK_FOR_UPDATES))$/,
    };
    const known = ['postgres-roles', 'kafka-topics', 'ingress'];
    const strange = all
      .filter(([name, { build }]) => build === undefined && !known.includes(name))
      .filter(([name]) => !name.endsWith('-migrations'))
      .flatMap(([name, service]) =>
        namesOf(service).filter((it) => documented[name]?.test(it) !== true),
      );
    expect(strange).toEqual([]);
  });
});

interface Mount {
  readonly of: string;
  readonly from: string;
  readonly to: string;
  readonly mode: string | undefined;
}

const mounts: readonly Mount[] = all.flatMap(([of, { volumes = [] }]) =>
  volumes.map((text) => {
    const [from = '', to = '', mode] = text.split(':');
    return { of, from, to, mode };
  }),
);
const isFile = ({ from }: Mount): boolean => from.startsWith('.');

describe('mounts', () => {
  test('are of files that are there, to a file or a folder as they are themselves', () => {
    for (const { from, to } of mounts.filter(isFile)) {
      const path = join(root, 'docker', from);
      expect({ from, isThere: existsSync(path) }).toEqual({ from, isThere: true });
      expect({ from, isFile: statSync(path).isFile() }).toEqual({
        from,
        isFile: /\.\w+$|Caddyfile$/.test(to),
      });
    }
  });

  test('of files are read alone, but for the folder that a service writes', () => {
    const writable = mounts.filter((it) => isFile(it) && it.mode !== 'ro');
    const folders = services.flatMap(({ name, folder }) =>
      folder === undefined ? [] : [{ of: name, to: `/${folder.name}` }],
    );
    expect(writable.map(({ of, to }) => ({ of, to }))).toEqual(folders);
  });

  test('of volumes are declared, each for one service, and none is declared for nobody', () => {
    const used = mounts.filter((it) => !isFile(it)).map(({ from }) => from);
    const declared = [...Object.keys(product.volumes), ...Object.keys(watchers.volumes)];
    expect(used.toSorted()).toEqual(declared.toSorted());
  });

  test('are where the program that is told of a file looks for it', () => {
    const told = all.flatMap(([of, { command = [] }]) =>
      command.flatMap((word) => {
        const [, path] =
          /^(?:--config(?:\.file)?=)?(\/(?:etc|sql|topics)[\w./-]*)$/.exec(word) ?? [];
        return path === undefined ? [] : [{ of, path }];
      }),
    );
    expect(told.length).toBeGreaterThan(4);
    const lost = told.filter((it) => !mounts.some(({ of, to }) => of === it.of && to === it.path));
    expect(lost).toEqual([]);
  });
});
