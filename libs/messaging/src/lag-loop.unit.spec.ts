import { systemClock } from '@gomomo/kernel';
import { silentLog } from '@gomomo/testing';
import { expect, test } from '@jest/globals';
import type { PartitionLag } from './bus.ts';
import { createEventBus } from './create-event-bus.ts';
import { toGroupLag } from './group-lag.ts';
import { createLagLoop } from './lag-loop.ts';
import { consumerMetrics } from './metrics.ts';

/** What a loop tells of a group whose partitions are such at such seconds. */
function createWatch(topic: string) {
  let now = 0;
  let partitions: PartitionLag[] = [];
  const loop = createLagLoop(
    { lag: async () => [toGroupLag('mirror', topic, partitions)] },
    { now: () => now },
  );
  const valueOf = async (name: 'lagRecords' | 'standstillSeconds'): Promise<number | undefined> =>
    (await consumerMetrics[name].get()).values.find(({ labels }) => labels.topic === topic)?.value;
  return async (seconds: number, ...found: (readonly [position: string, records: number])[]) => {
    now = seconds * 1000;
    partitions = found.map(([position, records], partition) => ({ partition, position, records }));
    await loop.run(new AbortController().signal);
    return { lag: await valueOf('lagRecords'), standstill: await valueOf('standstillSeconds') };
  };
}

test('how far a group is behind is told, again and again', async () => {
  const look = createWatch('lag.v1');
  expect(await look(0, ['3', 4], ['9', 3])).toMatchObject({ lag: 7 });
  expect(await look(15, ['7', 0], ['9', 3])).toMatchObject({ lag: 3 });
});

test('a partition with records that does not move stands still from when it was first seen so', async () => {
  const look = createWatch('still.v1');
  expect(await look(0, ['3', 0])).toMatchObject({ standstill: 0 });
  expect(await look(15, ['3', 1])).toMatchObject({ standstill: 15 });
  expect(await look(30, ['3', 5])).toMatchObject({ standstill: 30 });
  expect(await look(45, ['4', 4])).toMatchObject({ standstill: 0 });
});

test('nothing to handle is no standstill, however long it lasts, and does not count for what comes', async () => {
  const look = createWatch('idle.v1');
  expect(await look(0, ['3', 0])).toMatchObject({ standstill: 0 });
  expect(await look(86_400, ['3', 0])).toMatchObject({ standstill: 0 });
  expect(await look(86_415, ['3', 2])).toMatchObject({ standstill: 15 });
});

test('what is far behind and moves does not stand still', async () => {
  const look = createWatch('behind.v1');
  expect(await look(0, ['3', 90_000])).toMatchObject({ standstill: 0 });
  expect(await look(15, ['4', 91_000])).toMatchObject({ standstill: 0 });
});

// A handler that hangs holds one partition; the others hid it from the time of the group's last record.
test('one partition that stands still is told although others go on', async () => {
  const look = createWatch('one.v1');
  expect(await look(0, ['3', 1], ['8', 2])).toMatchObject({ standstill: 0 });
  expect(await look(60, ['3', 1], ['20', 2])).toMatchObject({ standstill: 60 });
  expect(await look(90, ['4', 0], ['20', 2])).toMatchObject({ standstill: 30 });
});

test('the host is given it with the bus', async () => {
  const bus = createEventBus({
    databaseUrl: 'postgresql://nobody@127.0.0.1:1/none',
    ...{ topics: [], clock: systemClock, logger: silentLog, onFatal: () => undefined },
  });
  expect(bus.loops.map(({ name }) => name)).toContain('bus-lag');
  await bus.close();
});
