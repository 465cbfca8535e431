import type { IScaledObject } from '../../manifests/custom-resources.ts';
import { ofKind } from '../../manifests/tree.ts';
import type { Overlay } from './overlay.ts';

interface Stored {
  readonly metadata: { readonly name: string };
  readonly spec: IScaledObject['spec'];
}

const wrong: readonly (readonly [what: string, spec: object])[] = [
  ['a number that is none', { maxReplicaCount: 'many' }],
  ['no triggers', { triggers: undefined }],
  ['an unknown field', { maxReplicas: 3 }],
];

/** Each is stored with all that was written, by KEDA's own definition, and none that is wrong. */
export async function checkScaledObjects({
  kubectl,
  manifests,
  namespace,
}: Overlay): Promise<string> {
  const written = ofKind(manifests, 'ScaledObject').map(({ object }) => object);
  const stored = await kubectl.list<Stored>('scaledobjects', namespace);
  for (const { metadata, spec } of written) {
    const found = stored.find((it) => it.metadata.name === metadata.name)?.spec;
    if (JSON.stringify(sorted(found)) !== JSON.stringify(sorted(spec))) {
      throw new Error(`${metadata.name} is stored as ${JSON.stringify(found)}`);
    }
  }
  const [first] = written;
  if (first === undefined) return 'none in this overlay';
  for (const [what, own] of wrong) {
    // Under a name of its own: what is left out of one that is there stays as it is.
    const metadata = { ...first.metadata, name: 'wrong' };
    const planted = { ...first, metadata, spec: { ...(first.spec as object), ...own } };
    const { status } = await kubectl.run(
      ['apply', '--server-side', '--validate=strict', '--dry-run=server', '--filename=-'],
      JSON.stringify(planted),
    );
    if (status === 0) throw new Error(`one with ${what} is taken`);
  }
  return `${written.length} as written; one with ${wrong.map(([what]) => what).join(', ')} is refused`;
}

/** With keys in order, however deep. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, it]) => [key, sorted(it)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
