import { findFreePort } from '@gomomo/embedded';
import type { ProcessContext } from '@gomomo/host';
import { services } from '@gomomo/infra';
import { chownSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeDataFolder } from '../../data-folder.ts';
import { makeSecrets } from '../../manifests/fresh-secrets.ts';
import { startServers } from '../../stack/servers.ts';
import type { Places, Values } from './shape.ts';

/** The servers that compose has beside the apps, and what differs because they are on this machine. */
export interface Stage {
  readonly values: Values;
  readonly places: Places;
  /** Where each app is reached. */
  readonly ports: ReadonlyMap<string, number>;
  /** Metrics of each app; in compose every container has this port for itself. */
  readonly metricsPorts: ReadonlyMap<string, number>;
  /** A folder for one of compose's relative volumes, writable for the containers' user. */
  folderFor(volume: string): string;
}

const user = 65_532;

async function freePorts(): Promise<Map<string, number>> {
  const ports = new Map<string, number>();
  for (const { name } of services) {
    const port = await findFreePort();
    if (port !== undefined) ports.set(name, port);
  }
  return ports;
}

export async function setStage(
  { stop, teardown }: ProcessContext,
  searchPath: string | undefined,
): Promise<Stage> {
  // Not in the storage: that may lie in a home which PostgreSQL's user cannot enter.
  const place = makeDataFolder('gomomo-try-');
  teardown.add('the data of the try', () => rmSync(place, { recursive: true, force: true }));
  const secrets = await makeSecrets();
  const dataDir = join(place, 'data');
  const servers = await startServers({ dataDir, searchPath, secrets, stop, teardown });
  const ports = await freePorts();
  const metricsPorts = await freePorts();
  return {
    ports,
    metricsPorts,
    values: {
      ...secrets,
      REDIS_PASSWORD: new URL(servers.redisUrl).password,
      PUBLIC_BASE_URL: 'http://localhost',
    },
    places: new Map([
      ['postgres:5432', servers.postgres],
      ['redis:6379', servers.redis],
      ['kafka:9092', servers.kafka],
      ...services.flatMap(({ name, port }): [string, string][] => {
        const real = `127.0.0.1:${ports.get(name) ?? port}`;
        return [
          [`${name}:${port}`, real],
          [`127.0.0.1:${port}`, real],
        ];
      }),
    ]),
    folderFor: (volume) => {
      const path = join(place, volume);
      mkdirSync(path, { recursive: true });
      chownSync(path, user, user);
      return path;
    },
  };
}
