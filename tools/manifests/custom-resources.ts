/**
 * The kinds of operators, with the fields that our manifests use and no others, after each operator's
 * own definition (Strimzi 1.2, CloudNativePG 1.30 and its Barman Cloud plugin 0.15, redis-operator of August 2026, Traefik 3.7,
 * prometheus-operator 0.85, external-secrets 1.3, KEDA 2.21). A field that we begin to use is added here after a
 * look into that definition.
 */
import type { IIoK8sApimachineryPkgApisMetaV1LabelSelector as LabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector';
import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer';
import type { IPersistentVolumeClaimSpec } from 'kubernetes-models/v1/PersistentVolumeClaimSpec';
import type { IPodSecurityContext } from 'kubernetes-models/v1/PodSecurityContext';
import type { IResourceRequirements } from 'kubernetes-models/v1/ResourceRequirements';
import type { ISecurityContext } from 'kubernetes-models/v1/SecurityContext';
import type { Resource } from './resource.ts';

export type { IScaledObject, ITriggerAuthentication } from './keda-resources.ts';
export type { ICluster, IObjectStore, IScheduledBackup } from './postgres-resources.ts';

type Options = Record<string, string | number | boolean>;

export type IKafka = Resource<
  'kafka.strimzi.io/v1',
  'Kafka',
  {
    kafka: {
      version: string;
      metadataVersion: string;
      listeners: {
        name: string;
        port: number;
        type: 'internal';
        tls: boolean;
        authentication: { type: 'scram-sha-512' };
        networkPolicyPeers: INetworkPolicyPeer[];
      }[];
      authorization: { type: 'simple' };
      config: Options;
      template: { pod: { securityContext: IPodSecurityContext } };
    };
    entityOperator: { topicOperator: object; userOperator: object };
  }
>;

export type IKafkaNodePool = Resource<
  'kafka.strimzi.io/v1',
  'KafkaNodePool',
  {
    replicas: number;
    roles: ('controller' | 'broker')[];
    storage: {
      type: 'jbod';
      volumes: {
        id: number;
        type: 'persistent-claim';
        size: string;
        kraftMetadata: 'shared';
        deleteClaim: boolean;
      }[];
    };
    resources: IResourceRequirements;
    jvmOptions: { '-Xms': string; '-Xmx': string };
  }
>;

export type IKafkaTopic = Resource<
  'kafka.strimzi.io/v1',
  'KafkaTopic',
  { partitions: number; replicas: number; config: Options }
>;

export type IKafkaUser = Resource<
  'kafka.strimzi.io/v1',
  'KafkaUser',
  {
    authentication: { type: 'scram-sha-512' };
    authorization: {
      type: 'simple';
      acls: {
        resource: { type: 'topic' | 'group'; name: string; patternType: 'literal' | 'prefix' };
        operations: ('Delete' | 'Read' | 'Write' | 'Describe' | 'DescribeConfigs')[];
      }[];
    };
  }
>;

interface RedisSpec {
  clusterSize: number;
  kubernetesConfig: {
    image: string;
    imagePullPolicy: 'IfNotPresent';
    redisSecret: { name: string; key: string };
    resources: IResourceRequirements;
  };
  podSecurityContext: IPodSecurityContext;
  securityContext: ISecurityContext;
  pdb: { enabled: boolean; minAvailable: number };
}

export type IRedisReplication = Resource<
  'redis.redis.opstreelabs.in/v1beta2',
  'RedisReplication',
  RedisSpec & {
    redisConfig: { additionalRedisConfig: string };
    storage: { volumeClaimTemplate: { spec: IPersistentVolumeClaimSpec } };
  }
>;

export type IRedisSentinel = Resource<
  'redis.redis.opstreelabs.in/v1beta2',
  'RedisSentinel',
  RedisSpec & {
    redisSentinelConfig: {
      redisReplicationName: string;
      masterGroupName: string;
      quorum: string;
      redisReplicationPassword: { secretKeyRef: { name: string; key: string } };
    };
  }
>;

export interface TraefikRoute {
  kind: 'Rule';
  match: string;
  priority: number;
  services: {
    name: string;
    port: string;
    sticky?: {
      cookie: {
        name: string;
        path: string;
        httpOnly: boolean;
        secure: boolean;
        sameSite: 'lax' | 'strict';
      };
    };
  }[];
}

export type IIngressRoute = Resource<
  'traefik.io/v1alpha1',
  'IngressRoute',
  {
    entryPoints: ('web' | 'websecure')[];
    tls?: { secretName: string };
    routes: TraefikRoute[];
  }
>;

export type IPodMonitor = Resource<
  'monitoring.coreos.com/v1',
  'PodMonitor',
  {
    selector: LabelSelector;
    podMetricsEndpoints: { port: string; interval: string; scrapeTimeout: string }[];
  }
>;

export interface AlertRule {
  alert: string;
  expr: string;
  for?: string;
  labels: { severity: 'page' | 'ticket' };
  annotations: { summary: string; runbook_url: string };
}

export interface RecordingRule {
  record: string;
  expr: string;
}

export type IPrometheusRule = Resource<
  'monitoring.coreos.com/v1',
  'PrometheusRule',
  { groups: { name: string; rules: (AlertRule | RecordingRule)[] }[] }
>;

export type IExternalSecret = Resource<
  'external-secrets.io/v1',
  'ExternalSecret',
  {
    refreshInterval: string;
    secretStoreRef: { kind: 'ClusterSecretStore'; name: string };
    target: { name: string; creationPolicy: 'Owner' };
    data: { secretKey: string; remoteRef: { key: string; property: string } }[];
  }
>;
