import { parseEnv, productSettings } from '@gomomo/config';
import { expect, test } from '@jest/globals';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import { readNetwork } from './network/edges.ts';
import { describeRendered, overlays, renderOverlay } from './test/rendered.ts';
import { ofKind, readManifests, readText, type Manifest } from './tree.ts';
import { findWiringFaults } from './wiring-policy.ts';

const operator = readManifests('k8s/operator');
const [pod] = operator;
const { containers, volumes = [] } = pod?.object.spec as IPodSpec;
const env = containers.flatMap((container) => container.env ?? []);

test('an operator is given what the commands read, by names that there are', () => {
  const values = env.map(({ name, value = 'postgres://a:b@c:5432/d' }) => [name, value]);
  const known = Object.keys(productSettings.shape);
  expect(env.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
  expect(() => parseEnv(productSettings.partial(), Object.fromEntries(values))).not.toThrow();
});

/** What the runbook of a move applies before the import, by its own selectors. */
const beforeImport = (manifests: readonly Manifest[]): Manifest[] => {
  const labelsOf = ({ object }: Manifest) => object.metadata.labels ?? {};
  return manifests.filter(
    (it) =>
      ['gomomo', 'postgres', 'kafka', 'redis'].includes(
        labelsOf(it)['app.kubernetes.io/name'] ?? '',
      ) || labelsOf(it)['gomomo.ai/release'] === 'first',
  );
};

describeRendered()('an operator beside the overlay prod', () => {
  const prod = renderOverlay('prod');
  const named = (kind: string, manifests: readonly Manifest[] = prod) =>
    ofKind(manifests, kind).map(({ object }) => object.metadata.name);

  test('reaches Kafka, Postgres and the names of services, and nobody reaches it', () => {
    const { edges } = readNetwork([...prod, ...operator]);
    expect(edges.filter((edge) => edge.split(' ').includes('operator')).toSorted()).toEqual([
      'operator -> kafka:9093',
      'operator -> kube-system:53',
      'operator -> postgres:5432',
    ]);
    expect(findWiringFaults([...prod, ...operator])).toEqual([]);
  });

  test('names brokers and a mechanism as the services are given them', () => {
    const [settings] = ofKind(prod, 'ConfigMap').filter(({ object }) =>
      object.metadata.name.startsWith('gomomo-settings'),
    );
    for (const name of ['KAFKA_BROKERS', 'KAFKA_SSL_CA', 'KAFKA_SASL_MECHANISM', 'NODE_ENV']) {
      const given = env.find((it) => it.name === name)?.value;
      expect([name, given]).toEqual([name, settings?.object.data?.[name]]);
    }
  });

  test('takes secrets that the overlay or its operators make', () => {
    const secrets = [
      ...env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef?.name ?? []),
      ...volumes.flatMap(({ secret }) => secret?.secretName ?? []),
    ];
    const made = [
      ...named('ExternalSecret'),
      ...named('KafkaUser'),
      ...named('Kafka').map((name) => `${name}-cluster-ca-cert`),
      ...named('Cluster').map((name) => `${name}-ca`),
    ];
    expect(secrets.filter((name) => !made.includes(name))).toEqual([]);
    expect(secrets).toHaveLength(5);
  });

  test('is in no overlay', () => {
    for (const overlay of overlays) expect(ofKind(renderOverlay(overlay), 'Pod')).toEqual([]);
  });

  test('is what a move waits for: servers, roles, schemas and topics, and no service yet', () => {
    const runbook = readText('docs/runbooks/move-to-servers.md');
    expect(runbook).toContain(`-l 'app.kubernetes.io/name in (gomomo, postgres, kafka, redis)'`);
    expect(runbook).toContain('-l gomomo.ai/release=first');
    const first = beforeImport(prod);
    expect(
      ['Namespace', 'Cluster', 'Kafka', 'RedisReplication'].map((it) => named(it, first).length),
    ).toEqual([1, 1, 1, 1]);
    expect(named('Job', first)).toEqual(named('Job'));
    expect(named('ExternalSecret', first)).toEqual(named('ExternalSecret'));
    for (const kind of ['KafkaTopic', 'KafkaNodePool'])
      expect(named(kind, first)).toEqual(named(kind));
    expect(named('KafkaUser', first)).toContain('operator');
    for (const kind of ['Deployment', 'HorizontalPodAutoscaler', 'ScaledObject', 'IngressRoute']) {
      expect([kind, named(kind, first)]).toEqual([kind, []]);
    }
  });
});
