import type { IContainer } from 'kubernetes-models/v1/Container';
import { nameOf, type Manifest } from './tree.ts';
import { findWorkloads, portNames, type Workload } from './workload.ts';

/** What must hold, and the sentence that is said when it does not. */
type Rule<Subject> = readonly [holds: (subject: Subject) => boolean, fault: string];

const always: readonly Rule<Workload>[] = [
  [({ pod }) => pod.automountServiceAccountToken === false, 'mounts a token of the cluster'],
  [({ pod }) => pod.enableServiceLinks === false, 'gets variables of other services'],
  [({ pod }) => pod.securityContext?.runAsNonRoot === true, 'may run as root'],
  [({ pod }) => (pod.securityContext?.runAsUser ?? 0) > 0, 'names no user'],
  [({ pod }) => pod.securityContext?.seccompProfile?.type === 'RuntimeDefault', 'has no seccomp'],
  [mountsWhatItHas, 'mounts a volume that it does not have'],
  [(workload) => !portNames(workload).includes(''), 'has a port without a name'],
];

const serving: readonly Rule<Workload>[] = [
  [(workload) => all(workload, (it) => it.startupProbe !== undefined), 'has no startup probe'],
  [(workload) => all(workload, (it) => it.livenessProbe !== undefined), 'has no liveness probe'],
  [(workload) => all(workload, (it) => it.readinessProbe !== undefined), 'has no readiness probe'],
  [probesNamedPorts, 'probes a port that it does not name'],
];

const minimumDrainSeconds = 30;

const ours: readonly Rule<Workload>[] = [
  [
    ({ pod, containers }) => {
      const pause = containers[0]?.lifecycle?.preStop?.sleep?.seconds ?? 0;
      const grace = pod.terminationGracePeriodSeconds ?? 30;
      return pause > 0 && grace - pause >= minimumDrainSeconds;
    },
    'has no time to drain',
  ],
  [
    (workload) =>
      all(workload, ({ livenessProbe, startupProbe }) =>
        [livenessProbe, startupProbe].every((it) => it?.httpGet?.path === '/health/live'),
      ),
    'asks its dependencies whether it lives',
  ],
  [
    (workload) =>
      all(workload, ({ readinessProbe }) => readinessProbe?.httpGet?.path === '/health/ready'),
    'is not asked whether it is ready',
  ],
  [({ pod }) => (pod.topologySpreadConstraints ?? []).length > 0, 'is not spread'],
  [
    ({ manifest }) => {
      const { strategy } = manifest.object.spec as {
        strategy?: { rollingUpdate?: { maxUnavailable?: unknown } };
      };
      return strategy?.rollingUpdate?.maxUnavailable === 0;
    },
    'loses a replica while it rolls out',
  ],
];

const container: readonly Rule<IContainer>[] = [
  [({ resources }) => resources?.requests?.['cpu'] !== undefined, 'requests no CPU'],
  [({ resources }) => resources?.requests?.['memory'] !== undefined, 'requests no memory'],
  [({ resources }) => resources?.limits?.['memory'] !== undefined, 'has no limit of memory'],
  [({ securityContext }) => securityContext?.allowPrivilegeEscalation === false, 'may escalate'],
  [
    ({ securityContext }) => securityContext?.readOnlyRootFilesystem === true,
    'may write its image',
  ],
  [
    ({ securityContext }) => securityContext?.capabilities?.drop?.includes('ALL') === true,
    'keeps capabilities',
  ],
];

const all = ({ containers }: Workload, holds: (container: IContainer) => boolean): boolean =>
  containers.every(holds);

function mountsWhatItHas({ manifest, pod, containers }: Workload): boolean {
  const { volumeClaimTemplates = [] } = manifest.object.spec as {
    volumeClaimTemplates?: { metadata: { name: string } }[];
  };
  const there = new Set([
    ...(pod.volumes ?? []).map(({ name }) => name),
    ...volumeClaimTemplates.map(({ metadata }) => metadata.name),
  ]);
  return containers.every(({ volumeMounts = [] }) =>
    volumeMounts.every((it) => there.has(it.name)),
  );
}

function probesNamedPorts({ containers }: Workload): boolean {
  return containers.every(({ ports = [], startupProbe, livenessProbe, readinessProbe }) =>
    [startupProbe, livenessProbe, readinessProbe].every((probe) => {
      const port = probe?.httpGet?.port ?? probe?.tcpSocket?.port;
      return port === undefined || ports.some(({ name }) => name === port);
    }),
  );
}

function check<Subject>(rules: readonly Rule<Subject>[], subject: Subject): string[] {
  return rules.filter(([holds]) => !holds(subject)).map(([, fault]) => fault);
}

/** What is wrong with how pods are run, one line each. */
export function findPodFaults(manifests: readonly Manifest[]): string[] {
  return findWorkloads(manifests).flatMap((workload) => {
    const faults = [
      ...check(always, workload),
      ...(workload.isServing ? check(serving, workload) : []),
      ...(workload.isServing && workload.isOurs ? check(ours, workload) : []),
      ...workload.containers.flatMap((it) => check(container, it)),
    ];
    return faults.map((fault) => `${nameOf(workload.manifest)} ${fault}`);
  });
}
