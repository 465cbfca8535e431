import { rememberedPorts } from '@gomomo/embedded';
import { services } from '@gomomo/infra';
import type { Replicas } from '../../stack/replicas.ts';
import { replicaNames } from './links.ts';

/** The replicas of a stack that has been started, each with its port. */
export function replicasOf(dataDir: string): Replicas {
  const ports = rememberedPorts(dataDir);
  return new Map(
    services.map(({ name: service }) => [
      service,
      replicaNames
        .filter((name) => name === service || name.startsWith(`${service}-`))
        .map((name) => ({ service, name, port: ports[name] ?? 0 })),
    ]),
  );
}
