import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseAllDocuments } from 'yaml';

export const root = join(import.meta.dirname, '../..');

/** A Kubernetes object and where it is written: a file, or the overlay that it was rendered from. */
export interface Manifest {
  readonly source: string;
  readonly object: KubernetesObject;
}

export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec?: unknown;
  readonly data?: Readonly<Record<string, string>>;
}

export const readText = (path: string): string => readFileSync(join(root, path), 'utf8');

/**
 * The objects of a YAML text.
 * @throws what the parser finds, e.g. a key that is written twice
 */
export function parseManifests(text: string, source: string): Manifest[] {
  return parseAllDocuments(text).map((document) => {
    const [fault] = document.errors;
    if (fault !== undefined) throw new Error(`${source}: ${fault.message}`);
    return { source, object: document.toJS() as KubernetesObject };
  });
}

const isPartial = (path: string): boolean =>
  /^(kustomization|small|.*-patch|.*\.test)\.yaml$/.test(basename(path));

/** Every whole object as it is written below a folder of `k8s/`; patches and the like are none. */
export function readManifests(folder: string): Manifest[] {
  return globSync(`${folder}/**/*.yaml`, { cwd: root })
    .filter((path) => !isPartial(path))
    .toSorted()
    .flatMap((path) => parseManifests(readText(path), path));
}

export const ofKind = (manifests: readonly Manifest[], kind: string): Manifest[] =>
  manifests.filter(({ object }) => object.kind === kind);

/** `kind/name` with its source, for messages. */
export const nameOf = ({ source, object }: Manifest): string =>
  `${source}: ${object.kind}/${object.metadata.name}`;
