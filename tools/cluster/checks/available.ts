import type { IScaledObject } from '../../manifests/custom-resources.ts';
import { ofKind } from '../../manifests/tree.ts';
import { specOf } from '../../manifests/workload.ts';
import { untilNothing } from '../until.ts';
import type { Overlay } from './overlay.ts';

interface Status {
  readonly observedGeneration?: number;
  readonly replicas?: number;
  readonly readyReplicas?: number;
  readonly updatedReplicas?: number;
  readonly availableReplicas?: number;
  readonly succeeded?: number;
  readonly phase?: string;
}

interface Item {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly generation?: number };
  readonly spec: { readonly replicas?: number; readonly completions?: number };
  readonly status?: Status;
}

const withinMs = 180_000;

function isThere({ kind, metadata, spec, status = {} }: Item): boolean {
  if (kind === 'Job') return status.succeeded === (spec.completions ?? 1);
  if (kind === 'PersistentVolumeClaim') return status.phase === 'Bound';
  const wanted = spec.replicas ?? 1;
  const isSeen = status.observedGeneration === metadata.generation;
  const counts = [status.replicas, status.updatedReplicas, status.readyReplicas];
  return isSeen && counts.every((count) => count === wanted);
}

const kinds = 'deployments,statefulsets,jobs,persistentvolumeclaims';

/** Everything that runs, runs as often as it should; jobs have ended well. */
export async function untilAvailable({ kubectl, namespace }: Overlay): Promise<Item[]> {
  let items: Item[] = [];
  await untilNothing(async () => {
    items = await kubectl.list<Item>(kinds, namespace);
    return items
      .filter((item) => !isThere(item))
      .map(({ kind, metadata, status }) => `${kind}/${metadata.name} is ${JSON.stringify(status)}`);
  }, withinMs);
  return items;
}

/** What KEDA's operator, which is not here, would do at the least. */
async function scaleAsKeda({ kubectl, manifests, namespace }: Overlay): Promise<void> {
  for (const { object } of ofKind(manifests, 'ScaledObject')) {
    const { scaleTargetRef, minReplicaCount } = specOf<IScaledObject['spec']>(object);
    const place = [`--namespace=${namespace}`, `--replicas=${minReplicaCount}`];
    await kubectl.read('scale', 'deployment', scaleTargetRef.name, ...place);
  }
}

const leastOf = ({ manifests }: Overlay): Map<string, number> =>
  new Map([
    ...ofKind(manifests, 'HorizontalPodAutoscaler').map(
      ({ object }) =>
        [object.metadata.name, (object.spec as { minReplicas: number }).minReplicas] as const,
    ),
    ...ofKind(manifests, 'ScaledObject').map(
      ({ object }) =>
        [object.metadata.name, specOf<IScaledObject['spec']>(object).minReplicaCount] as const,
    ),
  ]);

/** Every workload is available, with the replicas that its autoscaler demands at the least. */
export async function checkAvailable(overlay: Overlay): Promise<string> {
  await scaleAsKeda(overlay);
  const least = leastOf(overlay);
  let items: Item[] = [];
  await untilNothing(async () => {
    items = await untilAvailable(overlay);
    return items
      .filter(({ kind, metadata, spec }) => {
        return kind === 'Deployment' && (spec.replicas ?? 1) < (least.get(metadata.name) ?? 1);
      })
      .map(({ metadata, spec }) => `${metadata.name} has ${spec.replicas} replicas`);
  }, withinMs);
  const refused = await findRefusedPods(overlay);
  if (refused.length > 0) throw new Error(refused.join('\n'));
  const count = (kind: string): Item[] => items.filter((item) => item.kind === kind);
  const replicas = count('Deployment').map(
    ({ metadata, spec }) => `${metadata.name} ${spec.replicas}`,
  );
  const rest = [`${count('StatefulSet').length} sets`, `${count('Job').length} jobs complete`];
  return [...replicas, ...rest].join(', ');
}

interface Event {
  readonly message: string;
  readonly reason: string;
}

/** Pods that Pod Security or a quota has kept from being made. */
async function findRefusedPods({ kubectl, namespace }: Overlay): Promise<string[]> {
  const events = await kubectl.list<Event>('events', namespace);
  return events.filter(({ reason }) => reason === 'FailedCreate').map(({ message }) => message);
}
