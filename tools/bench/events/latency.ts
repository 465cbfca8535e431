import type { EventBus } from '@gomomo/messaging';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../report/statistics.ts';
import { until } from '../until.ts';
import { toRecords, type Workbench } from './workbench.ts';

const patience = { everyMs: 20, givenUpMs: 30_000 };

export interface Pace {
  readonly perSecond: number;
  readonly seconds: number;
}

export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

/** Hands over one event; answers its key and since when it is on its way. */
type HandOver = () => Promise<{ readonly id: string; readonly at: number }>;

/** From the acknowledged COMMIT to the handler, by the outbox and its relay. */
export const measureCommitted = (
  workbench: Workbench,
  bus: EventBus,
  pace: Pace,
): Promise<Latency> =>
  workbench.whileRelaying(bus, (wake) =>
    measureHandled(bus, pace, async () => {
      const id = await workbench.emit();
      wake();
      return { id, at: performance.now() };
    }),
  );

/** The baseline: the same records given to the bus itself, from the call to the handler. */
export const measureBare = (bus: EventBus, pace: Pace): Promise<Latency> =>
  measureHandled(bus, pace, async () => {
    const [id, at] = [randomUUID(), performance.now()];
    await bus.publish(toRecords({ aggregateId: id, eventId: randomUUID() }));
    return { id, at };
  });

async function measureHandled(
  bus: EventBus,
  { perSecond, seconds }: Pace,
  handOver: HandOver,
): Promise<Latency> {
  const handledAt = new Map<string, number>();
  const subscription = bus.subscribe({
    topic: 'booking.events.v1',
    group: 'agent-chat',
    handler: async ({ key }) => {
      if (!handledAt.has(key)) handledAt.set(key, performance.now());
    },
  });
  await subscription.joined;
  for (let warm = 0; warm < perSecond; warm += 1) await handOver();
  const startedAt = performance.now();
  const pending: ReturnType<HandOver>[] = [];
  for (let sent = 0; sent < perSecond * seconds; sent += 1) {
    await pause(Math.max(startedAt + (sent * 1000) / perSecond - performance.now(), 0));
    pending.push(handOver());
  }
  const sent = await Promise.all(pending);
  await until(() => sent.every(({ id }) => handledAt.has(id)), patience);
  await subscription.close();
  const taken = sent.map(({ id, at }) => Math.max((handledAt.get(id) ?? 0) - at, 0));
  return { p50: percentile(taken, 0.5), p99: percentile(taken, 0.99) };
}
