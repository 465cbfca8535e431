import type { Servers } from './reached.ts';

/** Servers that each replica can be kept from; `booking-core` is the door that the other services ask. */
export const between = ['postgres', 'redis', 'booking-core'] as const;
export type Between = (typeof between)[number];

/** What stands in between: the port at which a replica reaches a server; undefined: the server's own. */
export interface Through {
  port(server: Between, replica: string): number | undefined;
  /** One for all: the broker itself tells its clients where to go. */
  readonly kafka?: number;
  /** What else its process is given. */
  env?(replica: string): NodeJS.ProcessEnv;
}

type Reached = Pick<Servers, 'redisUrl' | 'kafka' | 'databaseUrl'>;

/** The servers as one replica reaches them. */
export function reachedBy(
  replica: string,
  servers: Servers,
  through: Through | undefined,
): Reached {
  if (through === undefined) return servers;
  const at = (url: string, port: number | undefined): string => {
    if (port === undefined) return url;
    const moved = new URL(url);
    moved.port = String(port);
    return moved.href;
  };
  return {
    kafka: through.kafka === undefined ? servers.kafka : `127.0.0.1:${through.kafka}`,
    redisUrl: at(servers.redisUrl, through.port('redis', replica)),
    databaseUrl: (role) => at(servers.databaseUrl(role), through.port('postgres', replica)),
  };
}

/** Where a replica finds the other services. */
export function doorsOf(
  replica: string,
  doors: ReadonlyMap<string, number>,
  through: Through | undefined,
): ReadonlyMap<string, number> {
  const moved = through?.port('booking-core', replica);
  return moved === undefined ? doors : new Map([...doors, ['booking-core', moved]]);
}
