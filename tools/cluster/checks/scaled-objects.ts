import type { IScaledObject } from '../../manifests/custom-resources.ts';
import { ofKind } from '../../manifests/tree.ts';
import type { Overlay } from './overlay.ts';

interface Stored {
  readonly metadata: { readonly name: string };
  readonly spec: IScaledObject['spec'];
}

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
  for (const wrong of [{ maxReplicaCount: 'many' }, { triggers: undefined }, { maxReplicas: 3 }]) {
    const planted = { ...first, spec: { ...(first.spec as object), ...wrong } };
    const { status } = await kubectl.run(
      [
        'apply',
        '--server-side',
        '--validate=strict',
        '--dry-run=server',
        '--force-conflicts',
        '--filename=-',
      ],
      JSON.stringify(planted),
    );
    if (status === 0) throw new Error(`taken, though wrong: ${JSON.stringify(wrong)}`);
  }
  return `${written.length} as written; three wrong ones refused`;
}

/** With keys in order, however deep. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, it]) => [key, sorted(it)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
