import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import type { KubernetesObject, Manifest } from './tree.ts';

/** Something that makes pods. */
export interface Workload {
  readonly manifest: Manifest;
  readonly name: string;
  readonly kind: string;
  /** Of its pods. */
  readonly labels: Readonly<Record<string, string>>;
  readonly pod: IPodSpec;
  readonly containers: readonly IContainer[];
  /** One of our own images. */
  readonly isOurs: boolean;
  /** Serves until it is stopped; a job ends by itself, a lone pod is somebody's for a while. */
  readonly isServing: boolean;
}

interface Template {
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
  readonly spec: IPodSpec;
}

const templateOf = ({ kind, metadata, spec }: KubernetesObject): Template =>
  kind === 'Pod'
    ? { metadata, spec: spec as IPodSpec }
    : (spec as { readonly template: Template }).template;

const kinds = new Set(['Deployment', 'StatefulSet', 'Job', 'DaemonSet', 'Pod']);

/** What ends by itself, or is ended by hand. */
const passing = new Set(['Job', 'Pod']);

export function findWorkloads(manifests: readonly Manifest[]): Workload[] {
  return manifests.filter(({ object }) => kinds.has(object.kind)).map(toWorkload);
}

function toWorkload(manifest: Manifest): Workload {
  const { kind, metadata } = manifest.object;
  const template = templateOf(manifest.object);
  const containers = [...(template.spec.initContainers ?? []), ...template.spec.containers];
  return {
    manifest,
    kind,
    name: metadata.name,
    labels: template.metadata?.labels ?? {},
    pod: template.spec,
    containers,
    isOurs: containers.some(({ image = '' }) => /(^|\/)gomomo\//.test(image)),
    isServing: !passing.has(kind),
  };
}

interface Expression {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

/** A label selector; an empty one selects everything. */
export interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly Expression[];
}

/** Whether a selector selects these labels. `In` is the only operator that our manifests use. */
export function selects(selector: Selector, labels: Readonly<Record<string, string>>): boolean {
  return (
    Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value) &&
    (selector.matchExpressions ?? []).every(({ key, operator, values = [] }) => {
      if (operator !== 'In') throw new Error(`selectors with ${operator} are not understood here`);
      return values.includes(labels[key] ?? '');
    })
  );
}

export const specOf = <Spec>(object: KubernetesObject): Spec => object.spec as Spec;

/** The ports of a workload's containers by name. */
export function portNames(workload: Workload): string[] {
  return workload.containers.flatMap(({ ports = [] }) => ports.map(({ name }) => name ?? ''));
}
