import { kafkaTopics } from '@gomomo/contracts';
import { hasKafka, startKafka } from '@gomomo/embedded';
import { systemClock } from '@gomomo/kernel';
import { createEmbeddedBus, createKafkaBus, ensureTopics, type EventBus } from '@gomomo/messaging';
import { randomUUID } from 'node:crypto';
import { least, most, times, type Bar, type Figure } from '../report/bars.ts';
import type { BenchOptions } from '../report/options.ts';
import type { Findings } from '../report/page.ts';
import { median } from '../report/statistics.ts';
import { until } from '../until.ts';
import { measureBare, measureCommitted, type Latency, type Pace } from './latency.ts';
import { openWorkbench, silent, toRecords, type Workbench } from './workbench.ts';

const patience = { everyMs: 50, givenUpMs: 120_000 };
const searchPath = process.env['PATH'];

const bars = {
  embedded50: ms('commit → embedded subscriber at 200/s, p50', 5, 2),
  embedded99: ms('commit → embedded subscriber at 200/s, p99', 30, 15),
  kafka50: ms('commit → Kafka consumer at 100/s, p50', 50, 25),
  kafka99: ms('commit → Kafka consumer at 100/s, p99', 250, 150),
  drain: { measure: 'relay to Kafka, drain', unit: '/s', ...least(3_000, 10_000) },
} as const satisfies Record<string, Bar>;

function ms(measure: string, ship: number, target: number): Bar {
  return { measure, unit: 'ms', ...most(ship, target) };
}

/** The event path: from the acknowledged COMMIT to a subscriber, and how fast a backlog drains. */
export async function measure(options: BenchOptions): Promise<Findings> {
  const workbench = await openWorkbench();
  try {
    const figures = [
      ...(await measureEmbedded(workbench, options)),
      ...(hasKafka(searchPath) ? await measureKafka(workbench, options) : notMeasured),
    ];
    return { figures, details };
  } finally {
    await workbench.close();
  }
}

const notMeasured: readonly Figure[] = [bars.kafka50, bars.kafka99, bars.drain].map((bar) => ({
  ...{ bar, value: undefined },
}));

const toPace = ({ short }: BenchOptions, perSecond: number): Pace => ({
  ...{ perSecond, seconds: short ? 2 : 5 },
});

async function measureEmbedded(workbench: Workbench, options: BenchOptions) {
  const bus = createEmbeddedBus({
    ...{ connectionString: workbench.messagingUrl, topics: kafkaTopics },
    ...{ clock: systemClock, logger: silent },
  });
  try {
    const { rounds } = options;
    const pairs = await measurePairs(workbench, bus, { ...toPace(options, 200), rounds });
    return toLatencies([bars.embedded50, bars.embedded99], pairs);
  } finally {
    await bus.close();
  }
}

async function measureKafka(workbench: Workbench, options: BenchOptions): Promise<Figure[]> {
  const kafka = await startKafka({ dataDir: workbench.dataDir, searchPath });
  const connection = { brokers: [kafka.brokers], clientId: 'bench' };
  await ensureTopics({ connection, topics: kafkaTopics, replicas: 1, logger: silent });
  const bus = createKafkaBus({
    ...{ connection, topics: kafkaTopics, clock: systemClock, logger: silent },
    onFatal: (error) => {
      throw error;
    },
  });
  try {
    const { rounds, short } = options;
    const pairs = await measurePairs(workbench, bus, { ...toPace(options, 100), rounds });
    const drained = await measureDrain(workbench, bus, { count: short ? 2_000 : 20_000, rounds });
    return [...toLatencies([bars.kafka50, bars.kafka99], pairs), drained];
  } finally {
    await bus.close();
    await kafka.stop();
  }
}

interface Pair {
  readonly own: Latency;
  readonly bare: Latency;
}

async function measurePairs(
  workbench: Workbench,
  bus: EventBus,
  { rounds, ...pace }: Pace & { readonly rounds: number },
): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const bare = await measureBare(bus, pace);
    pairs.push({ bare, own: await measureCommitted(workbench, bus, pace) });
  }
  return pairs;
}

const toLatencies = ([p50, p99]: readonly [Bar, Bar], pairs: readonly Pair[]): Figure[] =>
  (['p50', 'p99'] as const).map((share) => {
    const of = (which: keyof Pair): number => median(pairs.map((pair) => pair[which][share]));
    const beside = times(of('own'), of('bare'), 'the bus alone');
    return { bar: share === 'p50' ? p50 : p99, value: of('own'), beside };
  });

/** Beside it, the same records given to the bus itself, as many at once as the relay gives. */
async function measureDrain(
  workbench: Workbench,
  bus: EventBus,
  { count, rounds }: { readonly count: number; readonly rounds: number },
): Promise<Figure> {
  const [own, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await rateOf(count, () => publishAll(bus, count)));
    await workbench.fill(count);
    const untilEmpty = () => until(async () => (await workbench.unpublished()) === 0, patience);
    own.push(await workbench.whileRelaying(bus, () => rateOf(count, untilEmpty)));
  }
  const beside = times(median(own), median(bare), 'the bus alone');
  return { bar: bars.drain, value: median(own), beside };
}

async function rateOf(count: number, work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (count * 1000) / (performance.now() - startedAt);
}

const batchSize = 200;

async function publishAll(bus: EventBus, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += batchSize) {
    const records = Array.from({ length: batchSize }, () =>
      toRecords({ aggregateId: randomUUID(), eventId: randomUUID() }),
    );
    await bus.publish(records.flat());
  }
}

const details = `From the acknowledged COMMIT of a row of the outbox to the handler of a subscriber, PostgreSQL with fsync, the
relay of booking-core, one subscriber; every event goes into two topics, as a booking's does. *The bus alone* takes
the same records by a call of its own, without outbox and relay, in the same round; its time is from that call.`;
