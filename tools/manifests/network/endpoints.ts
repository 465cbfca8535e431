import { ofKind, type Manifest } from '../tree.ts';
import { findWorkloads, specOf, type Workload } from '../workload.ts';

/** Somebody who speaks or is spoken to: pods of ours, pods of an operator, or another namespace. */
export interface Endpoint {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Left out: the namespace of the overlay. */
  readonly namespace?: string;
  /** Numbers of the ports that it listens on, by name where it has one. */
  readonly ports: readonly { readonly name?: string; readonly number: number }[];
  /** Pods of this overlay, which its policies fence. */
  readonly isOurs: boolean;
}

const portsOf = ({ containers }: Workload): Endpoint['ports'] =>
  containers.flatMap(({ ports = [] }) =>
    ports.map(({ name, containerPort }) => ({
      number: containerPort,
      ...(name === undefined ? {} : { name }),
    })),
  );

const toEndpoint = (workload: Workload): Endpoint => ({
  name: workload.name,
  labels: workload.labels,
  ports: portsOf(workload),
  isOurs: true,
});

type Resource = Manifest['object']['metadata'];

/**
 * Pods that operators make of our resources, with the labels that each operator gives them. The one for Redis copies those
 * of the resource, `part-of` among them, so that what fences our own pods fences these too; the others do not.
 */
const ofOperators: Readonly<Record<string, (resource: Resource) => Endpoint>> = {
  Cluster: ({ name }) => operated('postgres', { 'cnpg.io/cluster': name }, [5432, 8000]),
  Kafka: ({ name }) =>
    operated('kafka', { 'strimzi.io/cluster': name, 'strimzi.io/kind': 'Kafka' }, [9093]),
  RedisReplication: ({ name, labels }) => operated('redis', { ...labels, app: name }, [6379]),
  RedisSentinel: ({ name, labels }) =>
    operated('redis-sentinel', { ...labels, app: `${name}-sentinel` }, [26379]),
};

function operated(name: string, labels: Endpoint['labels'], ports: readonly number[]): Endpoint {
  return { name, labels, ports: ports.map((number) => ({ number })), isOurs: true };
}

/** Pods of other namespaces that have a reason to speak with ours. */
const neighbours: readonly Endpoint[] = [
  ['kube-system', { 'k8s-app': 'kube-dns' }, [53]],
  ['traefik', { 'app.kubernetes.io/name': 'traefik' }, []],
  ['monitoring', { 'app.kubernetes.io/name': 'prometheus' }, []],
  ['cnpg-system', { 'app.kubernetes.io/name': 'cloudnative-pg' }, []],
  ['redis-operator', { name: 'redis-operator' }, []],
  ['keda', { app: 'keda-operator' }, []],
  ['observability', { 'app.kubernetes.io/name': 'opentelemetry-collector' }, [4318]],
  ['somebody-else', { app: 'somebody-else' }, []],
].map(([namespace, labels, ports]) => ({
  name: namespace as string,
  namespace: namespace as string,
  labels: labels as Endpoint['labels'],
  ports: (ports as number[]).map((number) => ({ number })),
  isOurs: false,
}));

/** Everybody whom the network of an overlay is about. */
export function findEndpoints(manifests: readonly Manifest[]): Endpoint[] {
  return [
    ...findWorkloads(manifests).map(toEndpoint),
    ...Object.entries(ofOperators).flatMap(([kind, make]) =>
      ofKind(manifests, kind).map(({ object }) => make(object.metadata)),
    ),
    ...neighbours,
  ];
}

interface KafkaSpec {
  readonly kafka: {
    readonly listeners: readonly {
      readonly port: number;
      readonly networkPolicyPeers: readonly object[];
    }[];
  };
}

/** The policy that Strimzi makes of the peers of each listener. */
export function toStrimziPolicies(manifests: readonly Manifest[]): Manifest[] {
  return ofKind(manifests, 'Kafka').map(({ source, object }) => ({
    source,
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: `${object.metadata.name}-network-policy-kafka` },
      spec: {
        podSelector: {
          matchLabels: { 'strimzi.io/cluster': object.metadata.name, 'strimzi.io/kind': 'Kafka' },
        },
        policyTypes: ['Ingress'],
        ingress: specOf<KafkaSpec>(object).kafka.listeners.map(({ port, networkPolicyPeers }) => ({
          from: networkPolicyPeers,
          ports: [{ port }],
        })),
      },
    },
  }));
}
