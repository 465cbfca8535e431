import { mkdirSync } from 'node:fs';
import { joinNodes, migrateNode, startNode, type Node } from './cluster.ts';
import { distribute } from './distribute.ts';

export interface Cluster {
  readonly coordinator: Node;
  stop(): Promise<void>;
}

/** A coordinator with the product's schema, cut over so many workers. */
export async function startCluster(
  folder: string,
  binDir: string,
  workerCount: number,
): Promise<Cluster> {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const names = [
    'coordinator',
    ...Array.from({ length: workerCount }, (_, i) => `worker-${i + 1}`),
  ];
  const nodes: Node[] = [];
  for (const name of names) nodes.push(await startNode(folder, name, { binDir, citus: true }));
  const [coordinator, ...workers] = nodes;
  if (coordinator === undefined) throw new Error('no coordinator');
  await migrateNode(coordinator);
  await joinNodes(coordinator, workers);
  await distribute(coordinator, workers);
  return {
    coordinator,
    stop: async () => {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}
