import { systemClock } from '@gomomo/kernel';
import { silentLog } from '@gomomo/testing';
import { expect, test } from '@jest/globals';
import { createEventBus } from './create-event-bus.ts';
import { createLagLoop } from './lag-loop.ts';
import { consumerMetrics } from './metrics.ts';

test('how far a group is behind is told, again and again', async () => {
  let records = 7;
  const loop = createLagLoop({ lag: async () => [{ topic: 'spec.v1', group: 'mirror', records }] });
  const { signal } = new AbortController();
  await loop.run(signal);
  records = 3;
  await loop.run(signal);
  const { values } = await consumerMetrics.lagRecords.get();
  expect(values).toEqual([{ labels: { topic: 'spec.v1', group: 'mirror' }, value: 3 }]);
});

test('the host is given it with the bus', async () => {
  const bus = createEventBus({
    databaseUrl: 'postgresql://nobody@127.0.0.1:1/none',
    ...{ topics: [], clock: systemClock, logger: silentLog, onFatal: () => undefined },
  });
  expect(bus.loops.map(({ name }) => name)).toContain('bus-lag');
  await bus.close();
});
