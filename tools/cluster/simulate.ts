import { stringify } from 'yaml';
import type { Kubectl } from './kubectl.ts';

const nodeCount = 6;
const zones = ['a', 'b', 'c'];

/** Nodes without a machine: kwok says for them that all is well. */
function toNode(index: number): object {
  const name = `node-${index}`;
  const room = { cpu: '8', memory: '32Gi', pods: '110' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
      labels: {
        'kubernetes.io/hostname': name,
        'topology.kubernetes.io/zone': `zone-${zones[index % zones.length]}`,
      },
    },
    status: { allocatable: room, capacity: room },
  };
}

const storageClass = 'simulated';

/** Volumes that are there to be claimed, as a cluster's storage would make them. */
function toVolume(index: number): object {
  const accessModes = [index % 2 === 0 ? 'ReadWriteOnce' : 'ReadWriteMany'];
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: `volume-${index}` },
    spec: {
      capacity: { storage: '100Gi' },
      accessModes,
      storageClassName: storageClass,
      csi: { driver: 'simulated.example.com', volumeHandle: `volume-${index}` },
    },
  };
}

const storage = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: {
    name: storageClass,
    annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
  },
  provisioner: 'kubernetes.io/no-provisioner',
};

const range = (length: number): number[] => Array.from({ length }, (_, index) => index);

/** The machines and disks of the cluster. @throws Error where a node does not get ready */
export async function simulateMachines(kubectl: Kubectl): Promise<string> {
  const objects = [...range(nodeCount).map(toNode), storage, ...range(8).map(toVolume)];
  const text = objects.map((object) => stringify(object)).join('---\n');
  const { status, stderr } = await kubectl.run(['apply', '--server-side', '--filename=-'], text);
  if (status !== 0) throw new Error(stderr);
  await kubectl.read('wait', '--for=condition=Ready', '--timeout=60s', 'node', '--all');
  return `${nodeCount} in ${zones.length} zones`;
}
