import { choosePort, rememberPort } from '@gomomo/embedded';
import { services } from '@gomomo/infra';

/** One process of a service. */
export interface Replica {
  readonly service: string;
  /** That of the service; the second is `agent-chat-2`. Of its log, its port and its health. */
  readonly name: string;
  readonly port: number;
}

/** The replicas of each service, in the order of the list. */
export type Replicas = ReadonlyMap<string, readonly Replica[]>;

/** Chooses a port for every replica; each keeps it from start to start while it is free. */
export async function placeReplicas(dataDir: string, count: number): Promise<Replicas> {
  const placed = new Map<string, readonly Replica[]>();
  for (const { name: service } of services) {
    const replicas: Replica[] = [];
    for (let place = 1; place <= count; place += 1) {
      const name = place === 1 ? service : `${service}-${place}`;
      const port = await choosePort(dataDir, name);
      rememberPort(dataDir, name, port);
      replicas.push({ service, name, port });
    }
    placed.set(service, replicas);
  }
  return placed;
}

/** Under which the port of the door in front of a service's replicas is remembered. */
export const doorName = (service: string): string => `door-${service}`;
