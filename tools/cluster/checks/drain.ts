import { untilNothing } from '../until.ts';
import { untilAvailable } from './available.ts';
import type { Overlay } from './overlay.ts';

interface Pod {
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  readonly spec: { readonly nodeName?: string };
  readonly status: { readonly phase: string };
}

const running = async ({ kubectl, namespace }: Overlay): Promise<Pod[]> =>
  (await kubectl.list<Pod>('pods', namespace)).filter(({ status }) => status.phase === 'Running');

/** The node with most of our pods is emptied; what was on it runs elsewhere. */
export async function checkDrain(overlay: Overlay): Promise<string> {
  const pods = await running(overlay);
  const nodes = Map.groupBy(pods, ({ spec }) => spec.nodeName ?? '');
  const [node = '', there = []] =
    [...nodes].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const flags = ['--ignore-daemonsets', '--delete-emptydir-data', '--timeout=120s'];
  try {
    await overlay.kubectl.read('drain', node, ...flags);
    await untilAvailable(overlay);
    const left = (await running(overlay)).filter(({ spec }) => spec.nodeName === node);
    if (left.length > 0) throw new Error(`${left.length} pods are still on ${node}`);
  } finally {
    await overlay.kubectl.read('uncordon', node);
  }
  return `${there.length} pods of ${node} moved, all available again`;
}

/** A budget is counted anew a moment after pods have come. */
const budgetWithinMs = 20_000;

/** While no node takes a pod, of each service one may go and the next may not. */
export async function checkBudgets(overlay: Overlay): Promise<string> {
  const { kubectl } = overlay;
  const pods = await running(overlay);
  const services = [
    ...Map.groupBy(pods, ({ metadata }) => metadata.labels['app.kubernetes.io/name'] ?? ''),
  ].filter(([, group]) => group.length > 1);
  if (services.length === 0) return 'one replica of each: nothing to refuse';
  const nodes = (await kubectl.read('get', 'nodes', '--output=name')).trim().split('\n');
  try {
    await kubectl.read('cordon', ...nodes);
    for (const [name, [first, second]] of services) {
      await untilNothing(async () => {
        const allowed = first && (await evict(overlay, first));
        return allowed === 'evicted' ? [] : [`the first of ${name} may not go: ${allowed}`];
      }, budgetWithinMs);
      const refused = second && (await evict(overlay, second));
      if (refused === 'evicted')
        throw new Error(`of ${name} a second may go while the first is away: see its budget`);
      if (!refused?.includes('disruption budget'))
        throw new Error(`the second of ${name}: ${refused}`);
    }
  } finally {
    await kubectl.read('uncordon', ...nodes);
  }
  await untilAvailable(overlay);
  return `${services.map(([name]) => name).join(', ')}: one may go, a second is refused`;
}

/** `evicted`, or why not. */
async function evict(
  { kubectl, namespace }: Overlay,
  { metadata: { name } }: Pod,
): Promise<string> {
  const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
  const path = `/api/v1/namespaces/${namespace}/pods/${name}/eviction`;
  const { status, stderr } = await kubectl.run(
    ['create', '--raw', path, '--filename=-'],
    JSON.stringify(eviction),
  );
  return status === 0 ? 'evicted' : stderr;
}
