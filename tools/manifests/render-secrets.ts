import { passwordVariables, services } from '@gomomo/infra';
import { stringify } from 'yaml';
import { readAppSettings } from './app-environment.ts';

/** Names that somebody else makes: Strimzi keeps the password of each user in a secret of its own. */
const madeElsewhere = new Set(['KAFKA_SASL_PASSWORD']);

/** The entries of the store of secrets: which names each has. */
export async function secretEntries(): Promise<[entry: string, names: readonly string[]][]> {
  const entries: [string, string[]][] = [];
  for (const service of services.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const settings = (await readAppSettings(service)).filter((it) => it.secret);
    // What is not required is given by whoever wants it.
    const names = settings.filter((it) => it.requiredInProduction).map((it) => it.name);
    entries.push([service.name, names.filter((name) => !madeElsewhere.has(name)).toSorted()]);
    if (service.schema !== undefined) {
      entries.push([`${service.name}-migrations`, ['DATABASE_OWNER_URL']]);
    }
  }
  entries.push(
    ['postgres-roles', passwordVariables.map((name) => name.toUpperCase()).toSorted()],
    ['redis', ['REDIS_PASSWORD']],
  );
  return entries;
}

const labels: Readonly<Record<string, string>> = { 'postgres-roles': 'postgres' };

/** k8s/components/external-secrets/secrets.yaml */
export async function renderExternalSecrets(): Promise<string> {
  const objects = (await secretEntries()).map(([entry, names]) => ({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: {
      name: `${entry}-secrets`,
      labels: {
        'app.kubernetes.io/name': labels[entry] ?? entry,
        // The migrations of a release may be the first to name one.
        'gomomo.ai/release': 'first',
      },
    },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'gomomo' },
      target: { name: `${entry}-secrets`, creationPolicy: 'Owner' },
      data: names.map((name) => ({
        secretKey: name,
        remoteRef: { key: `gomomo/${entry}`, property: name },
      })),
    },
  }));
  return `# Every secret that the pods name, from the store \`gomomo\` of the cluster: one entry a service, one property
# a name. \`npx node tools/manifests/make-secrets.ts prod\` makes a first set.
# Generated from infra/services.ts and the services' settings (npm run generate); do not edit.
${objects.map((object) => stringify(object)).join('---\n')}`;
}
