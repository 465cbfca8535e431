import { topics } from '@gomomo/contracts';
import { services } from '@gomomo/infra';
import { acl, note, readingsOf, toKafkaUser, toText } from './render-kafka.ts';

const followers = services.filter(({ scaledBy }) => scaledBy === 'lag');

/** k8s/components/keda/kafka-user.yaml: KEDA asks how far groups are; it may read no record. */
export function renderScalerUser(): string {
  const readings = followers.flatMap(({ name }) => readingsOf(name));
  const unique = (names: readonly string[]): string[] => [...new Set(names)].toSorted();
  const user = toKafkaUser('keda', [
    ...unique(readings.map(({ topic }) => topic)).map((it) => acl('topic', it, ['Describe'])),
    ...unique(readings.map(({ group }) => group)).map((it) => acl('group', it, ['Describe'])),
  ]);
  return note + toText([user]);
}

const toTrigger = ({ topic, group }: { topic: string; group: string }) => ({
  type: 'kafka',
  metadata: {
    bootstrapServers: 'gomomo-kafka-bootstrap.gomomo.svc:9093',
    consumerGroup: group,
    topic,
    offsetResetPolicy: 'earliest',
    lagThreshold: '50',
    // A partition that stands still at a record is no reason for more replicas.
    excludePersistentLag: 'true',
    limitToPartitionsWithLag: 'true',
    sasl: 'scram_sha512',
    tls: 'enable',
    version: '3.9.0',
  },
  authenticationRef: { name: 'kafka-lag' },
});

const busy = { type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } };

const toScaledObject = (name: string) => ({
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  metadata: { name, labels: { 'app.kubernetes.io/name': name } },
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
    minReplicaCount: 2,
    maxReplicaCount: Math.max(...readingsOf(name).map(({ topic }) => topics[topic].partitions)),
    advanced: {
      horizontalPodAutoscalerConfig: {
        name,
        behavior: {
          scaleDown: {
            stabilizationWindowSeconds: 300,
            policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }],
          },
        },
      },
    },
    triggers: [...readingsOf(name).map(toTrigger), busy],
  },
});

/** k8s/components/keda/scaled-objects.yaml: a replica more for every 50 records that wait, up to one a partition. */
export const renderScaledObjects = (): string =>
  `${note}# Each replica that goes stops its group for a moment: so they go one by one, after five quiet minutes.\n${toText(
    followers.map(({ name }) => toScaledObject(name)),
  )}`;

/** k8s/components/keda/replicas-patch.yaml: KEDA says how many, so no file does. */
export const renderReplicaPatches = (): string =>
  note +
  toText(
    followers.map(({ name }) => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name },
      spec: { replicas: null },
    })),
  );
