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
  const sources = [
    ...containers.flatMap(({ envFrom = [] }) => envFrom),
    ...containers.flatMap(({ env = [] }) =>
      env.flatMap(({ valueFrom }) =>
        valueFrom?.secretKeyRef === undefined ? [] : [{ secretRef: valueFrom.secretKeyRef }],
      ),
    ),
    ...(pod.volumes ?? []).flatMap(({ configMap, secret }) => [
      ...(configMap === undefined ? [] : [{ configMapRef: configMap }]),
      ...(secret === undefined ? [] : [{ secretRef: { name: secret.secretName } }]),
    ]),
  ];
  return sources.flatMap(({ configMapRef, secretRef }) => [
    ...(configMapRef === undefined ? [] : [`ConfigMap/${configMapRef.name}`]),
    ...(secretRef === undefined || ofOperators.test(secretRef.name ?? '')
      ? []
      : [`Secret/${secretRef.name}`]),
  ]);
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
