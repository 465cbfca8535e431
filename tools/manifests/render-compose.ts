import { services, type Service } from '@gomomo/infra';
import { readAppSettings } from './app-environment.ts';

/** What compose's shared settings give to every service. */
const shared = new Set(['REDIS_URL', 'PUBLIC_BASE_URL', 'KAFKA_BROKERS']);

/** What a service may be given and does without: empty is missing. */
const optional =
  /^(?:OPENAI|LLM|VOICE|S3)_|^TWILIO_ACCOUNT_SID$|^GOOGLE_(?:CLIENT|REDIRECT|REQUESTS)_/u;

const image = (name: string, version: string): string => `image: gomomo/${name}:${version}`;

type Settings = Awaited<ReturnType<typeof readAppSettings>>;

function environmentOf(service: Service, settings: Settings): string[] {
  const { name, port, calls = [], folder, nodeOptions } = service;
  const role = name.replaceAll('-', '_');
  const own = settings
    .filter((it) => it.requiredInProduction && !shared.has(it.name))
    .flatMap((it) => {
      if (it.name === 'DATABASE_URL') {
        const password = `\${${role.toUpperCase()}_PASSWORD:?}`;
        return [`DATABASE_URL: postgres://${role}:${password}@postgres:5432/gomomo`];
      }
      return it.secret ? [`${it.name}: \${${it.name}:?}`] : [];
    });
  const extras = settings
    .filter((it) => optional.test(it.name))
    .map((it) => `${it.name}: \${${it.name}:-}`);
  const addresses = services
    .filter((other) => calls.includes(other.name))
    .map((other) => {
      const key = other.name.replaceAll('-', '_').toUpperCase();
      return `${key}_URL: http://${other.name}:${other.port}`;
    });
  const folders = folder === undefined ? [] : [`${folder.setting}: /${folder.name}`];
  const switches = nodeOptions === undefined ? [] : [`NODE_OPTIONS: ${nodeOptions}`];
  return [
    ...[`PORT: '${port}'`, ...own.toSorted(), ...extras],
    ...[...addresses, ...folders, ...switches],
  ];
}

/** Who speaks to servers of others has a way out; nobody comes in by it. */
const networksOf = (settings: Settings): string[] =>
  settings.some((it) => optional.test(it.name)) ? ['  networks: [inside, outside]'] : [];

async function renderService(service: Service, version: string): Promise<string[]> {
  const { name, port, schema, calls = [], folder } = service;
  const settings = await readAppSettings(service);
  const waits = [
    ...(schema === undefined
      ? []
      : [`${name}-migrations: { condition: service_completed_successfully }`]),
    'kafka-topics: { condition: service_completed_successfully }',
    'redis: { condition: service_healthy }',
    ...calls.map((other) => `${other}: { condition: service_healthy }`),
  ];
  const alive = `process.exitCode = (await fetch('http://127.0.0.1:${port}/health/ready')).ok ? 0 : 1`;
  return [
    `${name}:`,
    '  <<: *app',
    `  ${image(name, version)}`,
    '  build:',
    '    context: ..',
    '    dockerfile: docker/service.Dockerfile',
    `    args: { APP: ${name} }`,
    '  environment:',
    '    <<: *settings',
    ...environmentOf(service, settings).map((line) => `    ${line}`),
    ...networksOf(settings),
    ...(folder === undefined ? [] : ['  volumes:', `    - ./${folder.name}:/${folder.name}`]),
    '  healthcheck:',
    '    <<: *ready',
    `    test: [CMD, /nodejs/bin/node, -e, ${JSON.stringify(alive)}]`,
    '  depends_on:',
    ...waits.map((line) => `    ${line}`),
    '',
  ];
}

const renderMigrations = (name: string, version: string): string[] => [
  `${name}-migrations:`,
  '  <<: *app',
  `  ${image(name, version)}`,
  '  restart: on-failure:5',
  `  command: [apps/${name}/src/migrate.ts]`,
  '  environment:',
  '    NODE_ENV: production',
  '    DATABASE_OWNER_URL: postgres://gomomo_owner:${OWNER_PASSWORD:?}@postgres:5432/gomomo',
  '  depends_on:',
  '    postgres-roles: { condition: service_completed_successfully }',
  '',
];

/** The services of docker/compose.yaml that are ours, and the jobs that migrate them. */
export async function renderComposeServices(version: string): Promise<string[]> {
  const lines: string[] = [];
  for (const service of services) {
    lines.push(...(await renderService(service, version)));
    if (service.schema !== undefined) lines.push(...renderMigrations(service.name, version));
  }
  return lines;
}
