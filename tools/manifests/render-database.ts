import { services } from '@gomomo/infra';
import { stringify } from 'yaml';
import { mountAuthority } from './mount-authority.ts';

const { volumeMounts, volumes } = mountAuthority(
  'postgres-ca',
  'gomomo-postgres-ca',
  '/etc/postgres',
);

const patch = (kind: 'Deployment' | 'Job', apiVersion: string, name: string): string =>
  stringify({
    apiVersion,
    kind,
    metadata: { name },
    spec: {
      template: {
        spec: {
          containers: [{ name, volumeMounts }],
          volumes,
        },
      },
    },
  });

/** k8s/components/cnpg/clients-patch.yaml: the authority that services with a schema trust. */
export const renderDatabasePatches = (): string =>
  `# For sslmode=verify-full&sslrootcert=/etc/postgres/ca.crt in the database's URL.
# Generated from infra/services.ts (npm run generate); do not edit.
${services
  .filter(({ schema }) => schema !== undefined)
  .flatMap(({ name }) => [
    patch('Deployment', 'apps/v1', name),
    patch('Job', 'batch/v1', `${name}-migrations`),
  ])
  .join('---\n')}`;
