import { expect, test } from '@jest/globals';
import type { IExternalSecret } from './custom-resources.ts';
import { describeRendered, overlays, renderOverlay } from './test/rendered.ts';
import { nameOf, ofKind, readText, type Manifest } from './tree.ts';
import { findWorkloads, specOf, type Workload } from './workload.ts';

/** What a release applies before everything else, see k8s/README.md. */
const [key, value] = ['gomomo.ai/release', 'first'] as const;

const isFirst = ({ object }: Manifest): boolean => object.metadata.labels?.[key] === value;

/** Secrets that operators make, each of something that is there since the first installation. */
const ofOperators = /^gomomo-(?:postgres|cluster)-/;

function referredBy({ pod, containers }: Workload): string[] {
  const volumes = pod.volumes ?? [];
  const sources = containers.flatMap(({ envFrom = [] }) => envFrom);
  const values = containers.flatMap(({ env = [] }) => env.map(({ valueFrom }) => valueFrom));
  const maps = [
    ...sources.map(({ configMapRef }) => configMapRef?.name),
    ...values.map((value) => value?.configMapKeyRef?.name),
    ...volumes.map(({ configMap }) => configMap?.name),
  ];
  const secrets = [
    ...sources.map(({ secretRef }) => secretRef?.name),
    ...values.map((value) => value?.secretKeyRef?.name),
    ...volumes.map(({ secret }) => secret?.secretName),
  ];
  const there = (names: readonly (string | undefined)[]): string[] =>
    names.filter((name) => name !== undefined);
  return [
    ...there(maps).map((name) => `ConfigMap/${name}`),
    ...there(secrets)
      .filter((name) => !ofOperators.test(name))
      .map((name) => `Secret/${name}`),
  ];
}

function madeBy({ object }: Manifest): string {
  if (object.kind !== 'ExternalSecret') return `${object.kind}/${object.metadata.name}`;
  return `Secret/${specOf<IExternalSecret['spec']>(object).target.name}`;
}

// A release with another setting once waited ten minutes for a migration that waited for the setting.
describeRendered()('what a release applies first', () => {
  test.each(overlays)('%s: is every job, and all that a job waits for', (overlay) => {
    const manifests = renderOverlay(overlay);
    const jobs = findWorkloads(manifests).filter(({ kind }) => kind === 'Job');
    expect(jobs.length).toBeGreaterThan(1);
    expect(jobs.filter(({ manifest }) => !isFirst(manifest)).map(({ name }) => name)).toEqual([]);
    const hasSecrets = ofKind(manifests, 'ExternalSecret').length > 0;
    const there = manifests.filter(isFirst).map(madeBy);
    const missing = jobs
      .flatMap(referredBy)
      .filter((it) => hasSecrets || it.startsWith('ConfigMap/'))
      .filter((it) => !there.includes(it));
    expect(missing).toEqual([]);
  });

  test.each(overlays)('%s: serves nobody', (overlay) => {
    const serving = renderOverlay(overlay).filter(
      (manifest) =>
        isFirst(manifest) && !['Job', 'ConfigMap', 'ExternalSecret'].includes(manifest.object.kind),
    );
    expect(serving.map(nameOf)).toEqual([]);
  });
});

test('is what the operator is told to apply first', () => {
  expect(readText('k8s/README.md')).toContain(
    `kubectl apply -k k8s/overlays/prod -l ${key}=${value}`,
  );
});
