import { readNetwork } from '../../manifests/network/edges.ts';
import { findNeededEdges } from '../../manifests/network/needed-edges.ts';
import type { KubernetesObject } from '../../manifests/tree.ts';
import type { Overlay } from './overlay.ts';

/** By the policies that the cluster holds: what is needed is open, and nothing else. */
export async function checkNetwork({
  kubectl,
  manifests,
  namespace,
  name,
}: Overlay): Promise<string> {
  const policies = await kubectl.list<KubernetesObject>('networkpolicies', namespace);
  const others = manifests.filter(({ object }) => object.kind !== 'NetworkPolicy');
  const live = [...others, ...policies.map((object) => ({ source: `cluster, ${name}`, object }))];
  const { edges, faults } = readNetwork(live);
  const needed = await findNeededEdges(manifests);
  const wrong = [
    ...needed.filter((edge) => !edges.includes(edge)).map((edge) => `closed: ${edge}`),
    ...edges.filter((edge) => !needed.includes(edge)).map((edge) => `open: ${edge}`),
    ...faults,
  ];
  if (wrong.length > 0) throw new Error(wrong.join('; '));
  return `${policies.length} policies, ${edges.length} edges, none missing and none too many`;
}
