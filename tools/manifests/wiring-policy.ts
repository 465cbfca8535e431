import { nameOf, ofKind, type Manifest } from './tree.ts';
import {
  findWorkloads,
  portNames,
  selects,
  specOf,
  type Selector,
  type Workload,
} from './workload.ts';

interface ServiceSpec {
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly { readonly name?: string; readonly targetPort?: unknown }[];
}
interface PolicySpec {
  readonly podSelector: Selector;
  readonly policyTypes: readonly string[];
  readonly ingress?: readonly { readonly ports?: readonly { readonly port?: unknown }[] }[];
  readonly egress?: readonly unknown[];
}
interface MonitorSpec {
  readonly selector: Selector;
  readonly podMetricsEndpoints: readonly { readonly port: string }[];
}

/** What is wrong with how objects refer to each other by label, port and name, one line each. */
export function findWiringFaults(manifests: readonly Manifest[]): string[] {
  const workloads = findWorkloads(manifests);
  return [
    ...workloads.flatMap((workload) => [
      ...checkOwnSelector(workload),
      ...(workload.kind === 'Deployment' ? checkBudget(workload, manifests) : []),
      ...(workload.isOurs ? checkFence(workload, manifests) : []),
    ]),
    ...ofKind(manifests, 'Service').flatMap((service) => checkService(service, workloads)),
    ...ofKind(manifests, 'PodMonitor').flatMap((monitor) => checkMonitor(monitor, workloads)),
    ...ofKind(manifests, 'NetworkPolicy').flatMap((policy) => checkNamedPorts(policy, workloads)),
  ];
}

function checkOwnSelector({ manifest, kind, labels }: Workload): string[] {
  if (kind === 'Job' || kind === 'Pod') return [];
  const { selector } = specOf<{ selector: Selector }>(manifest.object);
  return selects(selector, labels) ? [] : [`${nameOf(manifest)} does not select its own pods`];
}

function checkBudget({ manifest, labels }: Workload, manifests: readonly Manifest[]): string[] {
  const budgets = ofKind(manifests, 'PodDisruptionBudget').filter(({ object }) =>
    selects(specOf<{ selector: Selector }>(object).selector, labels),
  );
  return budgets.length === 1
    ? []
    : [`${nameOf(manifest)} has ${budgets.length} disruption budgets instead of one`];
}

/** Two fences: nothing in or out by default. Both are policies without any rule. */
function checkFence({ manifest, labels }: Workload, manifests: readonly Manifest[]): string[] {
  const fenced = ofKind(manifests, 'NetworkPolicy')
    .map(({ object }) => specOf<PolicySpec>(object))
    .filter(({ podSelector, ingress, egress }) => {
      return ingress === undefined && egress === undefined && selects(podSelector, labels);
    })
    .flatMap(({ policyTypes }) => policyTypes);
  return ['Ingress', 'Egress'].every((type) => fenced.includes(type))
    ? []
    : [`${nameOf(manifest)} is not behind a default-deny network policy`];
}

function checkService(service: Manifest, workloads: readonly Workload[]): string[] {
  const { selector, ports } = specOf<ServiceSpec>(service.object);
  const selected = workloads.filter(({ labels }) => selects({ matchLabels: selector }, labels));
  if (selected.length !== 1) return [`${nameOf(service)} selects ${selected.length} workloads`];
  const there = selected.flatMap(portNames);
  return ports.flatMap(({ name = '', targetPort }) => [
    ...(name === '' ? [`${nameOf(service)} has a port without a name`] : []),
    ...(there.includes(String(targetPort)) ? [] : [`${nameOf(service)} targets no named port`]),
  ]);
}

function checkMonitor(monitor: Manifest, workloads: readonly Workload[]): string[] {
  const { selector, podMetricsEndpoints } = specOf<MonitorSpec>(monitor.object);
  const selected = workloads.filter(({ labels }) => selects(selector, labels));
  const missed = workloads.filter((it) => it.isOurs && it.isServing && !selected.includes(it));
  return [
    ...missed.map(({ name }) => `${nameOf(monitor)} does not watch ${name}`),
    ...selected.flatMap((workload) =>
      podMetricsEndpoints
        .filter(({ port }) => !portNames(workload).includes(port))
        .map(({ port }) => `${nameOf(monitor)}: ${workload.name} has no port ${port}`),
    ),
  ];
}

/** A port that a policy opens by name must be one of the pods that it is about. */
function checkNamedPorts(policy: Manifest, workloads: readonly Workload[]): string[] {
  const { podSelector, ingress = [] } = specOf<PolicySpec>(policy.object);
  const selected = workloads.filter((it) => it.isServing && selects(podSelector, it.labels));
  const names = ingress
    .flatMap(({ ports = [] }) => ports.map(({ port }) => port))
    .filter((port) => typeof port === 'string');
  return names
    .filter((port) => !selected.some((workload) => portNames(workload).includes(port)))
    .map((port) => `${nameOf(policy)} opens ${port}, which no pod of its own has`);
}
