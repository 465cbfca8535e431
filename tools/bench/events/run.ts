import { kafkaTopics } from '@gomomo/contracts';
import { hasKafka, startKafka } from '@gomomo/embedded';
import { systemClock } from '@gomomo/kernel';
import { createEmbeddedBus, createKafkaBus, ensureTopics, type EventBus } from '@gomomo/messaging';
import { setTimeout as pause } from 'node:timers/promises';
import { openWorkbench, silent, type Workbench } from './workbench.ts';

const seconds = 10;
const backlog = 20_000;
const searchPath = process.env['PATH'];

interface Bar {
  readonly ship: string;
  readonly target: string;
}

/** The event path: from the acknowledged COMMIT to a subscriber, and how fast a backlog drains. */
export async function run(): Promise<void> {
  const workbench = await openWorkbench();
  try {
    const embedded = createEmbeddedBus({
      ...{ connectionString: workbench.messagingUrl, topics: kafkaTopics },
      ...{ clock: systemClock, logger: silent },
    });
    report('commit → embedded subscriber, 200/s', await measureLatency(workbench, embedded, 200), {
      ship: '5 / 30',
      target: '2 / 15',
    });
    await embedded.close();
    if (hasKafka(searchPath)) await measureKafka(workbench);
    else console.log('  Kafka: not measured (needs Java and Maven)');
  } finally {
    await workbench.close();
  }
}

async function measureKafka(workbench: Workbench): Promise<void> {
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
    report('commit → Kafka consumer, 100/s', await measureLatency(workbench, bus, 100), {
      ship: '50 / 250',
      target: '25 / 150',
    });
    await workbench.fill(backlog);
    const perSecond = await measureDrain(workbench, bus);
    console.log(`  relay to Kafka, drain of ${backlog}: ${perSecond}/s (ship 3000, target 10000)`);
  } finally {
    await bus.close();
    await kafka.stop();
  }
}

/** Milliseconds between the COMMIT's acknowledgement and the handler, sorted. */
async function measureLatency(
  workbench: Workbench,
  bus: EventBus,
  perSecond: number,
): Promise<number[]> {
  const committedAt = new Map<string, number>();
  const handledAt = new Map<string, number>();
  const subscription = bus.subscribe({
    topic: 'booking.events.v1',
    group: 'agent-chat',
    handler: async ({ key }) => {
      if (!handledAt.has(key)) handledAt.set(key, performance.now());
    },
  });
  await subscription.joined;
  return workbench.whileRelaying(bus, async (wake) => {
    for (let warm = 0; warm < perSecond; warm += 1) await workbench.emit().then(wake);
    const startedAt = performance.now();
    const pending: Promise<void>[] = [];
    for (let sent = 0; sent < perSecond * seconds; sent += 1) {
      await pause(Math.max(startedAt + (sent * 1000) / perSecond - performance.now(), 0));
      pending.push(
        workbench.emit().then((id) => {
          committedAt.set(id, performance.now());
          wake();
        }),
      );
    }
    await Promise.all(pending);
    while ([...committedAt.keys()].some((id) => !handledAt.has(id))) await pause(20);
    await subscription.close();
    return [...committedAt]
      .map(([id, at]) => Math.max((handledAt.get(id) ?? 0) - at, 0))
      .sort((left, right) => left - right);
  });
}

async function measureDrain(workbench: Workbench, bus: EventBus): Promise<number> {
  const startedAt = performance.now();
  return workbench.whileRelaying(bus, async () => {
    while ((await workbench.unpublished()) > 0) await pause(100);
    return Math.round((backlog * 1000) / (performance.now() - startedAt));
  });
}

function report(name: string, sorted: number[], { ship, target }: Bar): void {
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  const figures = `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(0.999)} ms`;
  console.log(`  ${name}: ${figures} (ship ${ship}, target ${target})`);
}
