import { services } from '@gomomo/infra';
import { stringify } from 'yaml';

const patch = (kind: 'Deployment' | 'Job', apiVersion: string, name: string): string =>
  stringify({
    apiVersion,
    kind,
    metadata: { name },
    spec: {
      template: {
        spec: {
          containers: [
            {
              name,
              volumeMounts: [{ name: 'postgres-ca', mountPath: '/etc/postgres', readOnly: true }],
            },
          ],
          volumes: [
            {
              name: 'postgres-ca',
              secret: {
                secretName: 'gomomo-postgres-ca',
                items: [{ key: 'ca.crt', path: 'ca.crt' }],
              },
            },
          ],
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
