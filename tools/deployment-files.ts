import {
  dashboards,
  passwordVariables,
  renderPasswords,
  renderRoles,
  services,
} from '@gomomo/infra';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { parse, stringify } from 'yaml';
import { operatorImage } from './build/plan.ts';
import { renderPackagesList } from './images/packages-list.ts';
import { renderComposeServices } from './manifests/render-compose.ts';
import { renderDashboard } from './manifests/render-dashboard.ts';
import { renderDatabasePatches } from './manifests/render-database.ts';
import {
  renderKafkaContract,
  renderKafkaPatches,
  renderKafkaUsers,
} from './manifests/render-kafka.ts';
import {
  renderReplicaPatches,
  renderScaledObjects,
  renderScalerUser,
} from './manifests/render-scalers.ts';
import { renderExternalSecrets } from './manifests/render-secrets.ts';
import { toCaddyRules, toTraefikRoutes } from './manifests/routes.ts';

/** The operator's resource as Prometheus itself reads it. */
const toPlainRules = (resource: string): string =>
  stringify((parse(resource) as { spec: object }).spec);

/** Whole files that follow from the list of services, the dashboards and the rules. */
const wholeFiles = async (rules: string): Promise<[path: string, text: string][]> => [
  ['infra/postgres/roles.sql', renderRoles()],
  ['k8s/components/cnpg/roles.sql', renderRoles()],
  ['k8s/components/cnpg/passwords.sql', renderPasswords()],
  ['k8s/components/cnpg/clients-patch.yaml', renderDatabasePatches()],
  ['k8s/components/external-secrets/secrets.yaml', await renderExternalSecrets()],
  ['k8s/components/strimzi/users.yaml', renderKafkaUsers()],
  ['k8s/components/strimzi/clients-patch.yaml', renderKafkaPatches()],
  ['infra/terraform/kafka.json', renderKafkaContract()],
  ['k8s/components/keda/kafka-user.yaml', renderScalerUser()],
  ['k8s/components/keda/scaled-objects.yaml', renderScaledObjects()],
  ['k8s/components/keda/replicas-patch.yaml', renderReplicaPatches()],
  ['docker/observability/rules.yaml', toPlainRules(rules)],
  ['docker/packages.json', renderPackagesList()],
  ...dashboards.map((board): [string, string] => [
    `k8s/components/monitoring/dashboards/${board.name}.json`,
    renderDashboard(board),
  ]),
];

const passwords = passwordVariables.map((name) => name.toUpperCase());
const names = services.map(({ name }) => name);
const toImages = (
  images: readonly string[],
  version: string,
  newName: (name: string) => string,
): string[] =>
  images.toSorted().map((name) => `- { name: gomomo/${name},${newName(name)} newTag: ${version} }`);

const inRegistry = (name: string): string => ` newName: registry.example.com/gomomo/${name},`;

type FilePart = [path: string, part: string, lines: readonly string[]];

const toPasswordParts = (): FilePart[] => [
  [
    'k8s/components/cnpg/roles-job.yaml',
    'passwords',
    passwords.flatMap((name) => [
      `- name: ${name}`,
      '  valueFrom:',
      `    secretKeyRef: { name: postgres-roles-secrets, key: ${name} }`,
    ]),
  ],
  ['docker/compose.yaml', 'passwords', passwords.map((name) => `${name}: \${${name}:?}`)],
];

const toServiceParts = async (version: string): Promise<FilePart[]> => [
  ['docker/compose.yaml', 'services', await renderComposeServices(version)],
  ['docker/compose.yaml', 'doors', names.map((name) => `${name}: { condition: service_healthy }`)],
  [
    'k8s/base/kustomization.yaml',
    'services',
    services.flatMap(({ name, schema }) =>
      schema === undefined ? [`- ${name}`] : [`- ${name}`, `- ${name}-migrations`],
    ),
  ],
  ['k8s/overlays/dev/kustomization.yaml', 'images', toImages(names, version, () => '')],
  ['k8s/overlays/prod/kustomization.yaml', 'images', toImages(names, version, inRegistry)],
  ['k8s/operator/kustomization.yaml', 'images', toImages([operatorImage], version, inRegistry)],
];

const toNamesIn = (values: readonly string[]): string =>
  `- { key: app.kubernetes.io/name, operator: In, values: [${values.toSorted().join(', ')}] }`;

const toMonitoringParts = (): FilePart[] => [
  [
    'docker/observability.yaml',
    'traced',
    names.map(
      (name) =>
        `${name}: { environment: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' } }`,
    ),
  ],
  [
    'docker/observability/prometheus.yaml',
    'targets',
    names.map(
      (name) => `- { targets: ['${name}:9464'], labels: { container: ${name}, pod: ${name} } }`,
    ),
  ],
  ['k8s/components/monitoring/pod-monitor.yaml', 'services', [toNamesIn(names)]],
  ['k8s/components/tracing/network-policies.yaml', 'services', [toNamesIn(names)]],
  [
    'k8s/components/monitoring/kustomization.yaml',
    'dashboards',
    dashboards.map(({ name }) => `- dashboards/${name}.json`),
  ],
];

const toRouteParts = (): FilePart[] => [
  [
    'k8s/components/ingress/network-policies.yaml',
    'services',
    [toNamesIn(services.filter(({ routes }) => routes.length > 0).map(({ name }) => name))],
  ],
  [
    'k8s/components/ingress/routes.yaml',
    'routes',
    stringify(toTraefikRoutes('book.example.com')).trimEnd().split('\n'),
  ],
  [
    'docker/Caddyfile',
    'routes',
    toCaddyRules().flatMap(([expression, action], index) => {
      const name = `@route-${index + 1}`;
      return [`${name} path_regexp ${expression}`, `handle ${name} {`, `\t${action}`, '}'];
    }),
  ],
];

/** Parts of files, each between `# begin <part>` and `# end <part>`. */
const fileParts = async (version: string): Promise<FilePart[]> => [
  ...toPasswordParts(),
  ...(await toServiceParts(version)),
  ...toMonitoringParts(),
  ...toRouteParts(),
];

function replacePart(text: string, path: string, part: string, lines: readonly string[]): string {
  const pattern = new RegExp(`^([ \\t]*)# begin ${part}\\n[\\s\\S]*?^\\s*# end ${part}$`, 'm');
  if (!pattern.test(text)) throw new Error(`${path} has no place for its ${part}`);
  return text.replace(pattern, (_all, indent: string) =>
    [`# begin ${part}`, ...lines, `# end ${part}`]
      .map((line) => (line === '' ? '' : indent + line))
      .join('\n'),
  );
}

const parsers: Readonly<Record<string, string>> = { '.yaml': 'yaml', '.json': 'json' };

/** Committed files that follow from infra/services.ts, by path, with the text they should have. */
export async function renderDeploymentFiles(root: string): Promise<Map<string, string>> {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const { version } = JSON.parse(read('package.json')) as { version: string };
  const files = new Map(await wholeFiles(read('k8s/components/monitoring/rules.yaml')));
  for (const [path, part, lines] of await fileParts(version)) {
    files.set(path, replacePart(files.get(path) ?? read(path), path, part, lines));
  }
  const manifest = JSON.parse(read('infra/package.json')) as { dependencies: object };
  const dependencies = { ...manifest.dependencies };
  for (const name of names) Object.assign(dependencies, { [`@gomomo/${name}`]: '*' });
  files.set(
    'infra/package.json',
    `${JSON.stringify({ ...manifest, dependencies }, undefined, 2)}\n`,
  );
  for (const [path, text] of files) {
    const parser = parsers[path.slice(path.lastIndexOf('.'))];
    if (parser === undefined || path === 'infra/package.json') continue;
    files.set(path, await format(text, { parser, printWidth: 100, singleQuote: true }));
  }
  return files;
}
