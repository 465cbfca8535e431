import { createRandom, type Random } from '../random.ts';
import { weathers, type Disk, type Fault, type PlannedFault } from './fault.ts';

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

const googleRules = [
  ...['lostx1/insert', 'lostx1/patch', 'lostx1/delete', 'latex1/insert', '429=1x3', '503x3'],
  ...['500x2', 'resetx3', 'rateLimitExceededx3', '403x1/insert', '410x1/list', '401x1'],
  ...['rotatex1/refresh', '503x1/refresh', 'slow=400x10', '409x1/insert', '412x1/patch'],
];

const servers = ['redis', 'kafka'] as const;

type Draw = (random: Random, options: PlanOptions) => Fault;

const second = 1_000;
const lasting = (random: Random, from: number, to: number): number =>
  Math.round((from + random.next() * (to - from)) * second);

const killReplica: Draw = (random, { replicas }) => ({ kind: 'kill', part: random.pick(replicas) });
const pauseReplica: Draw = (random, { replicas }) => ({
  ...{ kind: 'pause', part: random.pick(replicas), forMs: lasting(random, 1, 8) },
});
const killServer: Draw = (random) => ({ kind: 'kill', part: random.pick(servers) });
const pauseServer: Draw = (random) => ({
  ...{ kind: 'pause', part: random.pick(servers), forMs: lasting(random, 1, 5) },
});
const link: Draw = (random, { links }) => ({
  ...{ kind: 'link', link: random.pick(links), how: random.pick(weathers) },
  forMs: lasting(random, 1, 6),
});
const google: Draw = (random) => ({ kind: 'google', rule: random.pick(googleRules) });
const revoke: Draw = (random) => ({ kind: 'revoke', forMs: lasting(random, 2, 5) });
const clock: Draw = (random, { clocks }) => ({
  ...{ kind: 'clock', part: random.pick(clocks), seconds: random.pick([-240, -30, 30, 240]) },
  forMs: lasting(random, 3, 8),
});
const disk: Draw = (random, { disks }) => ({
  ...{ kind: 'disk', folder: random.pick(disks), forMs: lasting(random, 2, 5) },
});

/** Each kind once before any comes again, so that a short run meets the whole list. */
const deck = (options: PlanOptions): readonly Draw[] => [
  ...[killReplica, google, link, pauseReplica, killServer, google, link, killReplica],
  ...[() => ({ kind: 'stop-postgres' }) as const, google, pauseServer, revoke, killReplica],
  () => ({ kind: 'kill-backend' }) as const,
  ...(options.clocks.length === 0 ? [] : [clock]),
  ...(options.disks.length === 0 ? [] : [disk]),
];

/** All that the run will do to the stack, and when: a fault every two to five seconds. */
export function planFaults(options: PlanOptions): readonly PlannedFault[] {
  const random = createRandom(options.seed);
  const planned: PlannedFault[] = [];
  let hand: Draw[] = [];
  let atMs = 0;
  for (;;) {
    atMs += lasting(random, 2, 5);
    if (atMs > options.seconds * second) return planned;
    if (hand.length === 0) hand = [...deck(options)];
    const [draw] = hand.splice(random.below(hand.length), 1);
    if (draw !== undefined) planned.push({ atMs, fault: draw(random, options) });
  }
}
