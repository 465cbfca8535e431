import { createRandom, type Random } from '../random.ts';
import { createDeck, shuffle } from './deck.ts';
import {
  servers,
  weathers,
  type Disk,
  type Fault,
  type PlannedFault,
  type Weather,
} from './fault.ts';
import { firstGoogleFaults, googleFaults } from './google-faults.ts';

export interface PlanOptions {
  readonly seed: number;
  readonly seconds: number;
  /** Processes of services, e.g. `booking-core-2`. */
  readonly replicas: readonly string[];
  /** Ways between them and the servers, e.g. `postgres~booking-core-2`. */
  readonly links: readonly string[];
  /** Whose clock can be turned; none where the machine has no libfaketime. */
  readonly clocks: readonly string[];
  /** What can be filled up; none where nothing can be mounted. */
  readonly disks: readonly Disk[];
}

/** @param leftMs - until the end of the plan, which nothing long goes on after */
type Draw = (leftMs: number) => Fault;

const second = 1_000;
const lasting = (random: Random, from: number, to: number): number =>
  Math.round((from + random.next() * (to - from)) * second);

const serviceOf = (replica: string): string => replica.replace(/-\d+$/, '');

/** One replica of each service, or of those of one. */
function pickOfEach(random: Random, replicas: readonly string[]): string[] {
  const names = [...new Set(replicas.map(serviceOf))];
  return shuffle(random, names).map((name) =>
    random.pick(replicas.filter((replica) => serviceOf(replica) === name)),
  );
}

/** How long a process stands still, in seconds: past a lease (10 s) and past what Kafka waits for (45 s) where there is time. */
const shortStops = [[3, 8]] as const;
const allStops = [...shortStops, [5, 20], [11, 45], [46, 60]] as const;
const allStopsFrom = 300;

/** Of each kind of fault a deck of its own, so that in time it meets every part, link and answer of Google. */
function createDraws(options: PlanOptions, random: Random) {
  const { replicas, links, clocks, disks } = options;
  const kill = createDeck(random, replicas, pickOfEach(random, replicas));
  const core = pickOfEach(random, replicas).filter((it) => serviceOf(it) === 'booking-core');
  const pause = createDeck(random, replicas, core);
  const killServer = createDeck(random, servers, ['kafka', 'redis']);
  const stop = createDeck(random, options.seconds < allStopsFrom ? shortStops : allStops);
  const stopMs = (leftMs: number): number => {
    const [from, to] = stop();
    return Math.min(lasting(random, from, to), Math.max(leftMs, lasting(random, ...shortStops[0])));
  };
  const pauseServer = createDeck(random, servers);
  const link = createDeck(random, links, firstLinks(random, links));
  const how = createDeck<Weather>(random, weathers, ['cut']);
  const google = createDeck(random, googleFaults, firstGoogleFaults);
  const clock = createDeck(random, clocks);
  const disk = createDeck(random, disks);
  return {
    kill: () => ({ kind: 'kill', part: kill() }),
    pause: (leftMs) => ({ kind: 'pause', part: pause(), forMs: stopMs(leftMs) }),
    killServer: () => ({ kind: 'kill', part: killServer() }),
    pauseServer: () => ({ kind: 'pause', part: pauseServer(), forMs: lasting(random, 1, 4) }),
    stopPostgres: () => ({ kind: 'stop-postgres' }),
    killBackend: () => ({ kind: 'kill-backend' }),
    link: () => ({ kind: 'link', link: link(), how: how(), forMs: lasting(random, 1, 6) }),
    google: () => ({ kind: 'google', rules: google() }),
    revoke: () => ({ kind: 'revoke', forMs: lasting(random, 2, 5) }),
    clock: () => ({
      ...{ kind: 'clock', part: clock(), seconds: random.pick([-240, -30, 30, 240]) },
      forMs: lasting(random, 3, 8),
    }),
    disk: () => ({ kind: 'disk', folder: disk(), forMs: lasting(random, 2, 5) }),
  } satisfies Record<string, Draw>;
}

type Kind = keyof ReturnType<typeof createDraws>;

/** That to Kafka, then one to each other server. */
function firstLinks(random: Random, links: readonly string[]): string[] {
  const to = (server: string): string[] => {
    const ways = links.filter((link) => link.startsWith(`${server}~`));
    return ways.length === 0 ? [] : [random.pick(ways)];
  };
  const kafka = links.filter((link) => link === 'kafka');
  return [...kafka, ...shuffle(random, [...to('postgres'), ...to('redis'), ...to('booking-core')])];
}

const times = (count: number, kind: Kind): Kind[] => Array.from({ length: count }, () => kind);

/**
 * What matters most, so little that a run of 90 s has room for all of it: Google's answers while somebody still asks, then
 * the servers, after which groups take most of a minute to find together again.
 */
const opening: readonly (readonly Kind[])[] = [
  [...times(4, 'google'), ...times(2, 'kill'), 'link', 'pause', 'revoke', 'clock'],
  [
    ...[...times(3, 'kill'), ...times(2, 'killServer'), ...times(2, 'link')],
    ...(['stopPostgres', 'killBackend', 'disk'] as const),
  ],
];

const usual: readonly Kind[] = [
  ...[...times(3, 'kill'), ...times(2, 'killServer'), ...times(5, 'link'), ...times(4, 'google')],
  ...times(2, 'pause'),
  ...(['pauseServer', 'stopPostgres', 'killBackend', 'revoke', 'clock', 'disk'] as const),
];

/** All that the run will do to the stack, and when: a fault every two to five seconds. */
export function planFaults(options: PlanOptions): readonly PlannedFault[] {
  const random = createRandom(options.seed);
  const draws = createDraws(options, random);
  const isPossible = (kind: Kind): boolean =>
    (kind !== 'clock' || options.clocks.length > 0) &&
    (kind !== 'disk' || options.disks.length > 0);
  const hand = opening.flatMap((half) => shuffle(random, half.filter(isPossible)));
  const planned: PlannedFault[] = [];
  const endMs = options.seconds * second;
  for (let atMs = lasting(random, 2, 5); atMs <= endMs; atMs += lasting(random, 2, 5)) {
    if (hand.length === 0) hand.push(...shuffle(random, usual.filter(isPossible)));
    const kind = hand.shift();
    if (kind !== undefined) planned.push({ atMs, fault: draws[kind](endMs - atMs) });
  }
  return planned;
}
