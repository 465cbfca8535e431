/** The kinds of CloudNativePG and of its Barman Cloud plugin, with the fields that our manifests use. */
import type { IResourceRequirements } from 'kubernetes-models/v1/ResourceRequirements';
import type { Resource } from './resource.ts';

interface ArchivePlugin {
  name: 'barman-cloud.cloudnative-pg.io';
  parameters: { barmanObjectName: string; serverName?: string };
}

export type ICluster = Resource<
  'postgresql.cnpg.io/v1',
  'Cluster',
  {
    instances: number;
    imageName: string;
    enableSuperuserAccess: boolean;
    bootstrap:
      | { initdb: { database: string; owner: string; dataChecksums: boolean } }
      | {
          recovery: {
            source: string;
            database: string;
            owner: string;
            recoveryTarget: { targetTime: string };
          };
        };
    plugins?: (ArchivePlugin & { isWALArchiver: true })[];
    externalClusters?: { name: string; plugin: ArchivePlugin }[];
    postgresql: {
      synchronous?: { method: 'any'; number: number; dataDurability: 'required' };
      parameters: Record<string, string>;
    };
    storage: { size: string };
    walStorage: { size: string };
    resources: IResourceRequirements;
    affinity: {
      enablePodAntiAffinity: boolean;
      topologyKey: string;
      podAntiAffinityType: 'preferred' | 'required';
    };
  }
>;

export type IScheduledBackup = Resource<
  'postgresql.cnpg.io/v1',
  'ScheduledBackup',
  {
    schedule: string;
    immediate: boolean;
    backupOwnerReference: 'self';
    target: 'prefer-standby';
    cluster: { name: string };
    method: 'plugin';
    pluginConfiguration: { name: ArchivePlugin['name'] };
  }
>;

interface KeyOf {
  name: string;
  key: string;
}

export type IObjectStore = Resource<
  'barmancloud.cnpg.io/v1',
  'ObjectStore',
  {
    retentionPolicy: string;
    configuration: {
      destinationPath: string;
      endpointURL?: string;
      s3Credentials: { accessKeyId: KeyOf; secretAccessKey: KeyOf; region: KeyOf };
      data: { compression: 'gzip' };
      wal: { compression: 'gzip' };
    };
  }
>;
