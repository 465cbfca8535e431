import type { Clock } from '@gomomo/kernel';
import type { BusLoop, EventBus, GroupLag } from './bus.ts';
import { consumerMetrics } from './metrics.ts';

/** Tells how far the groups of this process are behind, and for how long one of them has stood still. */
export function createLagLoop(bus: Pick<EventBus, 'lag'>, clock: Clock): BusLoop {
  const toStandstillMs = createStandstill(clock);
  return {
    name: 'bus-lag',
    everyMs: 15_000,
    run: async () => {
      for (const lag of await bus.lag()) {
        const labels = { topic: lag.topic, group: lag.group };
        consumerMetrics.lagRecords.set(labels, lag.records);
        consumerMetrics.standstillSeconds.set(labels, toStandstillMs(lag) / 1000);
      }
    },
  };
}

/**
 * The longest time for which a partition has had records to handle and has not moved. By partition: one whose handler
 * hangs hides behind others that go on. By what is committed: so a consumer that is here but handles nothing is seen, too.
 */
function createStandstill(clock: Clock) {
  const moved = new Map<string, { position: string; at: number }>();
  return ({ topic, group, partitions }: GroupLag): number => {
    const now = clock.now();
    const times = partitions.map(({ partition, position, records }) => {
      const key = `${group} ${topic} ${partition}`;
      const last = moved.get(key);
      const at = records > 0 && last?.position === position ? last.at : now;
      moved.set(key, { position, at });
      return now - at;
    });
    return Math.max(0, ...times);
  };
}
