import { topics } from '@gomomo/contracts';
import type { IHorizontalPodAutoscalerSpec } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscalerSpec';
import type { IKafkaUser, IScaledObject } from './custom-resources.ts';
import { readingsOf } from './render-kafka.ts';
import { nameOf, ofKind, type Manifest } from './tree.ts';
import { findWorkloads, specOf } from './workload.ts';

/** What says how many replicas a deployment has. */
interface Scaler {
  readonly manifest: Manifest;
  readonly target: string;
  /** The autoscaler object that there is in the end: KEDA makes one of its own. */
  readonly autoscaler: string;
  readonly min: number;
  readonly max: number;
  readonly quietSeconds: number;
}

const fromAutoscaler = (manifest: Manifest): Scaler => {
  const spec = specOf<IHorizontalPodAutoscalerSpec>(manifest.object);
  return {
    manifest,
    target: spec.scaleTargetRef.name,
    autoscaler: manifest.object.metadata.name,
    min: spec.minReplicas ?? 1,
    max: spec.maxReplicas,
    quietSeconds: spec.behavior?.scaleDown?.stabilizationWindowSeconds ?? 0,
  };
};

const fromScaledObject = (manifest: Manifest): Scaler => {
  const spec = specOf<IScaledObject['spec']>(manifest.object);
  const { name, behavior } = spec.advanced.horizontalPodAutoscalerConfig;
  return {
    manifest,
    target: spec.scaleTargetRef.name,
    autoscaler: name,
    min: spec.minReplicaCount,
    max: spec.maxReplicaCount,
    quietSeconds: behavior.scaleDown?.stabilizationWindowSeconds ?? 0,
  };
};

/** What is wrong with who says how many replicas there are, one line each. */
export function findScalerFaults(manifests: readonly Manifest[]): string[] {
  const scalers = [
    ...ofKind(manifests, 'HorizontalPodAutoscaler').map(fromAutoscaler),
    ...ofKind(manifests, 'ScaledObject').map(fromScaledObject),
  ];
  return [
    ...scalers.flatMap((scaler) => checkScaler(scaler, scalers, manifests)),
    ...ofKind(manifests, 'ScaledObject').flatMap((it) => checkTriggers(it, manifests)),
  ];
}

function checkScaler(
  { manifest, target, autoscaler, min, max, quietSeconds }: Scaler,
  scalers: readonly Scaler[],
  manifests: readonly Manifest[],
): string[] {
  const deployment = findWorkloads(manifests).find(
    ({ kind, name }) => kind === 'Deployment' && name === target,
  );
  const { replicas } = (deployment?.manifest.object.spec ?? {}) as { replicas?: number };
  const others = scalers.filter((it) => it.target === target || it.autoscaler === autoscaler);
  const partitions = Math.max(
    0,
    ...readingsOf(target).map(({ topic }) => topics[topic].partitions),
  );
  const faults: readonly (readonly [isFault: boolean, text: string])[] = [
    [deployment === undefined, `scales ${target}, which there is not`],
    [replicas !== undefined, `scales ${target}, which says itself how many it is`],
    [others.length > 1, `is one of ${others.length} that scale ${target}`],
    [min < 2, `leaves ${target} alone, with nobody beside it while its node is drained`],
    [max < min, 'has no room'],
    [partitions > 0 && max > partitions, `runs more replicas than the ${partitions} partitions`],
    [quietSeconds < 300, 'takes replicas away before five quiet minutes'],
  ];
  return faults.filter(([isFault]) => isFault).map(([, text]) => `${nameOf(manifest)} ${text}`);
}

/** Each group that a service reads a topic as is asked for, at the brokers of this overlay, and KEDA may ask. */
function checkTriggers(manifest: Manifest, manifests: readonly Manifest[]): string[] {
  const { scaleTargetRef, triggers } = specOf<IScaledObject['spec']>(manifest.object);
  const lags = triggers.filter((it) => it.type === 'kafka');
  const asked = lags.map(({ metadata }) => `${metadata.consumerGroup} of ${metadata.topic}`);
  const read = readingsOf(scaleTargetRef.name).map(({ topic, group }) => `${group} of ${topic}`);
  const kafka = ofKind(manifests, 'Kafka')[0]?.object.metadata;
  const brokers = `${kafka?.name}-kafka-bootstrap.${kafka?.namespace}.svc:9093`;
  const logins = ofKind(manifests, 'TriggerAuthentication').map(
    ({ object }) => object.metadata.name,
  );
  const faults = [
    ...read.filter((it) => !asked.includes(it)).map((it) => `does not look at ${it}`),
    ...asked.filter((it) => !read.includes(it)).map((it) => `looks at ${it}, which nobody reads`),
    ...lags
      .filter(({ metadata }) => metadata.bootstrapServers !== brokers)
      .map(({ metadata }) => `asks ${metadata.bootstrapServers} instead of ${brokers}`),
    ...lags
      .filter(({ authenticationRef: { name } }) => !logins.includes(name))
      .map(({ authenticationRef: { name } }) => `logs in by ${name}, which there is not`),
    ...lags.flatMap(({ metadata }) => findClosed(metadata, manifests)),
  ];
  return faults.map((fault) => `${nameOf(manifest)} ${fault}`);
}

/** What KEDA's own user may not ask about. */
function findClosed(
  { topic, consumerGroup }: { topic: string; consumerGroup: string },
  manifests: readonly Manifest[],
): string[] {
  const rights = ofKind(manifests, 'KafkaUser')
    .filter(({ object }) => object.metadata.name === 'keda')
    .flatMap(({ object }) => specOf<IKafkaUser['spec']>(object).authorization.acls)
    .map(({ resource }) => `${resource.type} ${resource.name}`);
  return [`topic ${topic}`, `group ${consumerGroup}`]
    .filter((it) => !rights.includes(it))
    .map((it) => `may not ask about ${it}`);
}
