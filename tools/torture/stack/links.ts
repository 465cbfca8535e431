import { rememberedPorts } from '@gomomo/embedded';
import { services } from '@gomomo/infra';
import { doorName } from '../../stack/replicas.ts';
import { between, type Between, type Through } from '../../stack/through.ts';
import type { Weather } from '../nemesis/fault.ts';
import { startProxy, type Proxy } from './proxy.ts';

/** Every way between a replica and what it needs, by name: `postgres~booking-core-2`, `kafka`, `google`. */
export interface Links {
  readonly names: readonly string[];
  readonly ports: ThroughPorts;
  turn(name: string, weather: Weather | undefined): void;
  /** Whether anything there has met the weather since it turned. */
  hasStruck(name: string): boolean;
  fair(): void;
  close(): Promise<void>;
}

/** As it is told to the stack on its command line. */
export interface ThroughPorts {
  readonly kafka: number;
  readonly google: number;
  readonly twilio: number;
  readonly replicas: Readonly<Record<string, Ports>>;
  /** Of each replica, what makes its clock turn; none where it cannot be turned. */
  readonly clocks: Readonly<Record<string, NodeJS.ProcessEnv>>;
}

type Ports = Readonly<Partial<Record<Between, number>>>;

/** Of each service. */
export const replicas = 2;

/** Their processes. */
export const replicaNames: readonly string[] = services.flatMap(({ name }) =>
  Array.from({ length: replicas }, (_, index) => (index === 0 ? name : `${name}-${index + 1}`)),
);

export async function openLinks(options: {
  readonly dataDir: string;
  readonly replicas: readonly string[];
  readonly googlePort: number;
  readonly twilioPort: number;
  readonly clocks: ThroughPorts['clocks'];
}): Promise<Links> {
  const { dataDir, googlePort, twilioPort } = options;
  const proxies = new Map<string, Proxy>();
  const open = async (name: string, target: () => number): Promise<number> => {
    const proxy = await startProxy(target);
    proxies.set(name, proxy);
    return proxy.port;
  };
  // Where the servers listen is known once they have been started.
  const server = (name: string) => (): number => rememberedPorts(dataDir)[name] ?? 0;
  const known = { postgres: 'postgres', redis: 'redis', 'booking-core': doorName('booking-core') };
  const ways: Record<string, Ports> = {};
  for (const name of options.replicas) {
    const own = between.filter((to) => !name.startsWith(to));
    const ports = own.map(async (to) => [to, await open(`${to}~${name}`, server(known[to]))]);
    ways[name] = Object.fromEntries(await Promise.all(ports)) as Ports;
  }
  const kafka = await open('kafka', server('kafka'));
  const google = await open('google', () => googlePort);
  const twilio = await open('twilio', () => twilioPort);
  const wayOf = (name: string): Proxy => {
    const proxy = proxies.get(name);
    if (proxy === undefined) throw new Error(`there is no way ${name}`);
    return proxy;
  };
  return {
    names: [...proxies.keys()],
    ports: { kafka, google, twilio, replicas: ways, clocks: options.clocks },
    turn: (name, weather) => wayOf(name).turn(weather),
    hasStruck: (name) => wayOf(name).hasStruck(),
    fair: () => proxies.forEach((proxy) => proxy.turn(undefined)),
    close: async () => void (await Promise.all([...proxies.values()].map((it) => it.close()))),
  };
}

/** What the stack makes of it. */
export const toThrough = ({ kafka, replicas, clocks }: ThroughPorts): Through => ({
  kafka,
  env: (replica) => clocks[replica] ?? {},
  port: (server, replica) => replicas[replica]?.[server],
});
