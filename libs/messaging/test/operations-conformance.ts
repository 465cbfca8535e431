import { until } from '@gomomo/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  poisonRecord,
  type BusOperations,
  type EventBus,
  type ReceivedRecord,
} from '../src/index.ts';

export const operationsTopics = [
  { name: 'operations.v1', partitions: 3, config: {} },
  { name: 'operations.v1.spec.dlq', partitions: 1, config: {} },
];

export interface OperationsHarness {
  open(): EventBus;
  operations(): BusOperations;
  stop(): Promise<void>;
}

/** An operator's commands mean the same on every bus. */
export function describeOperations(start: () => Promise<OperationsHarness>): void {
  const context = {} as { harness: OperationsHarness; bus: EventBus; operations: BusOperations };
  const ref = { topic: 'operations.v1', group: 'spec' };
  const toRecord = (text: string) => ({
    topic: ref.topic,
    key: 'key',
    headers: { ce_id: text },
    value: Buffer.from(text),
  });
  const subscribe = (bus: EventBus, isPoison: (text: string) => boolean = () => false) => {
    const received: ReceivedRecord[] = [];
    bus.subscribe({
      ...ref,
      handler: async (record) => {
        if (isPoison(String(record.value))) throw poisonRecord('no good');
        received.push(record);
      },
    });
    return () => received.map((record) => String(record.value));
  };
  beforeAll(async () => {
    context.harness = await start();
    context.bus = context.harness.open();
    context.operations = context.harness.operations();
  }, 90_000);
  afterAll(async () => {
    await context.operations?.close();
    await context.bus?.close();
    await context.harness?.stop();
  }, 30_000);

  test('a running group is not moved; a stopped one reads again from a time or the beginning', async () => {
    const { bus, operations } = context;
    const reader = context.harness.open();
    const texts = subscribe(reader);
    await bus.publish([toRecord('old')]);
    await until(() => expect(texts()).toEqual(['old']));
    await new Promise((resolve) => setTimeout(resolve, 5)); // a later millisecond
    const between = new Date();
    await bus.publish([toRecord('new')]);
    await until(() => expect(texts()).toEqual(['old', 'new']));
    await expect(operations.replay(ref, 'beginning')).rejects.toMatchObject({
      code: 'group-is-running',
    });
    await reader.close();
    expect(await operations.lagOf(ref)).toMatchObject({ records: 0 });
    expect(await operations.replay(ref, between)).toBe(1);
    expect(await operations.replay(ref, 'beginning')).toBe(2);
    expect(await operations.replay(ref, new Date(Date.now() + 60_000))).toBe(0);
    expect(await operations.replay(ref, 'beginning')).toBe(2);
    const again = context.harness.open();
    const textsAgain = subscribe(again);
    await until(() => expect(textsAgain()).toEqual(['old', 'new']));
    await again.close();
  }, 60_000);

  test('dead letters are listed with their origin, and redriven once, byte for byte', async () => {
    const { bus, operations } = context;
    const reader = context.harness.open();
    const poison = (text: string) => text.startsWith('bad');
    const texts = subscribe(reader, poison);
    await bus.publish([toRecord('bad 1'), toRecord('good'), toRecord('bad 2')]);
    await until(() => expect(texts()).toEqual(['good']));
    await until(async () =>
      expect(await operations.listDeadLetters(ref, 10)).toMatchObject([
        { key: 'key', headers: { ce_id: 'bad 1', 'x-original-topic': ref.topic } },
        { key: 'key', headers: { ce_id: 'bad 2', 'x-attempts': '1' } },
      ]),
    );
    await reader.close();
    expect(await operations.redrive(ref)).toBe(2);
    expect(await operations.redrive(ref)).toBe(0);
    expect(await operations.listDeadLetters(ref, 10)).toEqual([]);
    const mended: ReceivedRecord[] = [];
    const again = context.harness.open();
    again.subscribe({
      ...ref,
      handler: async (record) => {
        mended.push(record);
      },
    });
    await until(() => expect(mended.map(({ value }) => String(value))).toEqual(['bad 1', 'bad 2']));
    expect(mended[0]?.headers).toEqual({ ce_id: 'bad 1' });
    await again.close();
  }, 60_000);
}
