/** As custom-resources.ts, of KEDA 2.21; its own definition takes any text as the metadata of a trigger. */
import type { IHorizontalPodAutoscalerBehavior } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscalerBehavior';
import type { Resource } from './resource.ts';

interface KafkaTrigger {
  type: 'kafka';
  metadata: {
    bootstrapServers: string;
    consumerGroup: string;
    topic: string;
    offsetResetPolicy: 'earliest' | 'latest';
    lagThreshold: string;
    excludePersistentLag: 'true' | 'false';
    limitToPartitionsWithLag: 'true' | 'false';
    sasl: 'scram_sha512';
    tls: 'enable';
    version: string;
  };
  authenticationRef: { name: string };
}

interface CpuTrigger {
  type: 'cpu';
  metricType: 'Utilization';
  metadata: { value: string };
}

export type IScaledObject = Resource<
  'keda.sh/v1alpha1',
  'ScaledObject',
  {
    scaleTargetRef: { apiVersion: 'apps/v1'; kind: 'Deployment'; name: string };
    minReplicaCount: number;
    maxReplicaCount: number;
    advanced: {
      horizontalPodAutoscalerConfig: { name: string; behavior: IHorizontalPodAutoscalerBehavior };
    };
    triggers: (KafkaTrigger | CpuTrigger)[];
  }
>;

interface AuthenticationSource {
  parameter: 'username' | 'password' | 'ca';
  name: string;
  key: string;
}

export type ITriggerAuthentication = Resource<
  'keda.sh/v1alpha1',
  'TriggerAuthentication',
  { configMapTargetRef: AuthenticationSource[]; secretTargetRef: AuthenticationSource[] }
>;
