import type { BusLoop, EventBus } from './bus.ts';
import { consumerMetrics } from './metrics.ts';

/** Tells how far the groups of this process are behind; also while one of them stands still. */
export const createLagLoop = (bus: Pick<EventBus, 'lag'>): BusLoop => ({
  name: 'bus-lag',
  everyMs: 15_000,
  run: async () => {
    for (const { topic, group, records } of await bus.lag()) {
      consumerMetrics.lagRecords.set({ topic, group }, records);
    }
  },
});
