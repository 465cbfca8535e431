import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { deadLetterTopic } from '@gomomo/contracts';
import { currentTraceparent } from '@gomomo/telemetry';
import { until } from '@gomomo/testing';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  poisonRecord,
  type BusRecord,
  type EventBus,
  type ReceivedRecord,
  type RecordHandler,
  type TopicDeclaration,
} from '../src/index.ts';

/** What an adapter's spec brings. Topics and dead-letter topics of the groups below exist. */
export interface BusHarness {
  /** Another process's bus. The suite closes it. */
  open(): EventBus;
  /** Cuts every connection that a bus has just now. */
  cutConnections(): Promise<void>;
  stop(): Promise<void>;
}

const names = [
  ...['basics', 'keys', 'groups', 'members', 'late', 'redelivery', 'unfinished', 'restart'],
  ...['poison', 'reconnect', 'closing', 'refused', 'trace', 'lag', 'slow'],
] as const;
type Name = (typeof names)[number];
const run = randomUUID().slice(0, 8);
const toTopic = (name: Name) => `spec-${run}.${name}.v1`;

const toGroup = (name: Name, group: string) => `spec-${run}.${name}.${group}`;
const graves = { 'cleanup.policy': 'delete', 'max.message.bytes': '2097152' };
export const conformanceTopics: TopicDeclaration[] = names.flatMap((name) => [
  { name: toTopic(name), partitions: 3, config: { 'cleanup.policy': 'delete' } },
  ...['one', 'two'].map((group) => ({
    name: deadLetterTopic(toTopic(name), toGroup(name, group)),
    partitions: 1,
    config: graves,
  })),
]);

function toRecord(name: Name, key: string, text: string): BusRecord {
  const headers = { ce_id: randomUUID(), ce_type: 'spec', 'content-type': 'application/json' };
  return { topic: toTopic(name), key, headers, value: Buffer.from(JSON.stringify(text)) };
}
const textOf = (record: ReceivedRecord) => JSON.parse(String(record.value)) as string;
const times = <Item>(count: number, make: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => make(index));

/** Of all partitions: it rises with what is handled. */
const sumPositions = async (bus: EventBus): Promise<number> =>
  (await bus.lag())
    .flatMap(({ partitions }) => partitions)
    .reduce((sum, { position }) => sum + Number(position), 0);

interface Context {
  harness: BusHarness;
  bus: EventBus;
  opened: EventBus[];
}

/** Every adapter passes this very suite. */
export function describeEventBus(start: () => Promise<BusHarness>): void {
  const context = { opened: [] } as unknown as Context;
  jest.setTimeout(60_000);
  beforeAll(async () => {
    context.harness = await start();
    context.bus = open(context);
  }, 60_000);
  afterAll(async () => {
    await Promise.all(context.opened.map((bus) => bus.close()));
    await context.harness?.stop();
  }, 60_000);
  describe('delivery', () => describeDelivery(context));
  describe('order', () => describeOrder(context));
  describe('groups', () => describeGroups(context));
  describe('failure', () => describeFailure(context));
  describe('closing', () => describeClosing(context));
}

function open(context: Context): EventBus {
  const bus = context.harness.open();
  context.opened.push(bus);
  return bus;
}

/** Subscribes and keeps what arrives. */
function collect(bus: EventBus, name: Name, group: string, handler?: RecordHandler) {
  const received: ReceivedRecord[] = [];
  const subscription = bus.subscribe({
    topic: toTopic(name),
    group: toGroup(name, group),
    handler: async (record, delivery) => {
      await handler?.(record, delivery);
      received.push(record);
    },
  });
  return { received, subscription, texts: () => received.map(textOf) };
}

function describeDelivery(context: Context): void {
  test('a subscriber gets key, headers and value as they were published', async () => {
    const { bus } = context;
    const { received } = collect(bus, 'basics', 'one');
    const value = randomBytes(2000);
    const headers = { ce_id: 'a', note: 'Zoë 🙂', empty: '' };
    await bus.publish([
      { topic: toTopic('basics'), key: 'key', headers, value },
      { topic: toTopic('basics'), key: 'key', headers: {}, value: null },
    ]);
    await until(() => expect(received).toHaveLength(2));
    expect(received[0]).toMatchObject({ topic: toTopic('basics'), key: 'key', headers });
    expect(received[0]?.value?.equals(value)).toBe(true);
    expect(received[1]).toMatchObject({ key: 'key', headers: {}, value: null });
    expect(BigInt(received[1]?.offset ?? 0)).toBeGreaterThan(BigInt(received[0]?.offset ?? 0));
    expect(Math.abs(Date.now() - (received[0]?.at ?? 0))).toBeLessThan(60_000);
  });

  test('publishing nothing is fine', async () => {
    await expect(context.bus.publish([])).resolves.toBeUndefined();
  });

  test('an undeclared topic and a record that is too large are refused for good', async () => {
    const { bus } = context;
    const refused = { code: 'record-refused', retryable: false };
    const record = toRecord('refused', 'key', 'text');
    await expect(bus.publish([{ ...record, topic: 'nowhere.v1' }])).rejects.toMatchObject(refused);
    const value = Buffer.alloc(1_200_000);
    await expect(bus.publish([{ ...record, value }])).rejects.toMatchObject(refused);
  });

  test('a call of many megabytes arrives whole and in order', async () => {
    const { bus } = context;
    const { texts } = collect(bus, 'refused', 'one');
    const filler = 'x'.repeat(200_000);
    await bus.publish(times(20, (index) => toRecord('refused', 'key', `${index} ${filler}`)));
    await until(() => expect(texts()).toHaveLength(20));
    expect(texts().map((text) => text.split(' ')[0])).toEqual(times(20, String));
  });

  test('the trace of the publisher goes on in the handler', async () => {
    const { bus } = context;
    const traceId = randomBytes(16).toString('hex');
    const traceparent = `00-${traceId}-${randomBytes(8).toString('hex')}-01`;
    const seen: (string | undefined)[] = [];
    const { received } = collect(bus, 'trace', 'one', async () => {
      seen.push(currentTraceparent());
    });
    const record = toRecord('trace', 'key', 'text');
    await bus.publish([{ ...record, headers: { ...record.headers, traceparent } }]);
    await until(() => expect(received).toHaveLength(1));
    expect(received[0]?.headers['traceparent']).toBe(traceparent);
    expect(seen[0]?.split('-')[1]).toBe(traceId);
    expect(seen[0]).not.toBe(traceparent);
  });
}

function describeOrder(context: Context): void {
  test('records of one key come in the order in which they were published', async () => {
    const { bus } = context;
    const { received } = collect(bus, 'keys', 'one');
    for (const round of times(10, (index) => index)) {
      await bus.publish(
        times(30, (index) => toRecord('keys', `key ${index % 10}`, `${round} ${index}`)),
      );
    }
    await until(() => expect(received).toHaveLength(300));
    const byKey = Map.groupBy(received, (record) => record.key);
    for (const [key, records] of byKey) {
      const expected = times(10, (round) =>
        times(3, (third) => `${round} ${third * 10 + Number(key.slice(4))}`),
      ).flat();
      expect(records.map(textOf)).toEqual(expected);
    }
  });

  test('a record that fails comes again, and nothing of its key before it', async () => {
    const { bus } = context;
    const tries: string[] = [];
    const { texts } = collect(bus, 'redelivery', 'one', async (record, { attempt }) => {
      tries.push(`${textOf(record)} ${attempt}`);
      if (textOf(record) === 'second' && attempt < 3) throw new Error('weather');
    });
    const records = ['first', 'second', 'third'].map((text) => toRecord('redelivery', 'key', text));
    await bus.publish(records);
    await until(() => expect(texts()).toEqual(['first', 'second', 'third']));
    expect(tries).toEqual(['first 1', 'second 1', 'second 2', 'second 3', 'third 1']);
  });
}

function describeGroups(context: Context): void {
  test('each group gets every record', async () => {
    const { bus } = context;
    const one = collect(bus, 'groups', 'one');
    const two = collect(open(context), 'groups', 'two');
    await bus.publish(times(20, (index) => toRecord('groups', 'key', `${index}`)));
    await until(() => expect(one.texts()).toEqual(times(20, String)));
    await until(() => expect(two.texts()).toEqual(times(20, String)));
  });

  test('members of a group share its records', async () => {
    const first = collect(open(context), 'members', 'one');
    const second = collect(open(context), 'members', 'one');
    await Promise.race([first.subscription.joined, second.subscription.joined]);
    await context.bus.publish(times(60, (index) => toRecord('members', `${index}`, `${index}`)));
    const all = () => [...first.texts(), ...second.texts()];
    await until(() => expect(new Set(all()).size).toBe(60));
  });

  test('a new group begins with the oldest record', async () => {
    const { bus } = context;
    await bus.publish(times(5, (index) => toRecord('late', 'key', `${index}`)));
    const { texts } = collect(bus, 'late', 'one');
    await until(() => expect(texts()).toEqual(times(5, String)));
  });

  test('a group that was away goes on where it stopped', async () => {
    const { bus } = context;
    const before = open(context);
    const first = collect(before, 'restart', 'one');
    await bus.publish([toRecord('restart', 'key', 'before')]);
    await until(() => expect(first.texts()).toEqual(['before']));
    await before.close();
    await bus.publish([toRecord('restart', 'key', 'meanwhile')]);
    const second = collect(open(context), 'restart', 'one');
    await until(() => expect(second.texts()).toEqual(['meanwhile']));
  });

  test('a group that reads one topic cannot read another', () => {
    const handler = async () => undefined;
    const group = toGroup('basics', 'one');
    expect(() => context.bus.subscribe({ topic: toTopic('keys'), group, handler })).toThrow(
      expect.objectContaining({ code: 'bad-config' }),
    );
  });

  test('the lag says how many records wait, and from where', async () => {
    const reader = open(context);
    const gate = Promise.withResolvers<void>();
    const { texts } = collect(reader, 'lag', 'one', () => gate.promise);
    await context.bus.publish(times(7, (index) => toRecord('lag', 'key', `${index}`)));
    const expected = { topic: toTopic('lag'), group: toGroup('lag', 'one') };
    await until(async () =>
      expect(await reader.lag()).toMatchObject([{ ...expected, records: 7 }]),
    );
    const hung = await sumPositions(reader);
    gate.resolve();
    await until(() => expect(texts()).toHaveLength(7));
    await until(async () =>
      expect(await reader.lag()).toMatchObject([{ ...expected, records: 0 }]),
    );
    expect(await sumPositions(reader)).toBeGreaterThan(hung);
  });
}

function describeFailure(context: Context): void {
  test('a poison record is buried byte for byte with its origin, and the group goes on', async () => {
    const { bus } = context;
    const value = randomBytes(10_000);
    const { texts } = collect(bus, 'poison', 'one', async (record) => {
      if (record.headers['poison'] === 'yes') throw poisonRecord('no good', new TypeError('why'));
    });
    const poison = { ...toRecord('poison', 'key', ''), headers: { ce_id: 'p', poison: 'yes' } };
    await bus.publish([{ ...poison, value }, toRecord('poison', 'key', 'after')]);
    await until(() => expect(texts()).toEqual(['after']));
    const graves: ReceivedRecord[] = [];
    const topic = deadLetterTopic(toTopic('poison'), toGroup('poison', 'one'));
    const undertaker = open(context);
    undertaker.subscribe({
      topic,
      group: toGroup('poison', 'graves'),
      handler: async (record) => {
        graves.push(record);
      },
    });
    await until(() => expect(graves).toHaveLength(1));
    expect(graves[0]?.value?.equals(value)).toBe(true);
    expect(graves[0]).toMatchObject({
      key: 'key',
      headers: {
        ce_id: 'p',
        poison: 'yes',
        'x-original-topic': toTopic('poison'),
        'x-original-partition': expect.stringMatching(/^\d+$/),
        'x-original-offset': expect.stringMatching(/^\d+$/),
        'x-error-class': 'TypeError',
        'x-attempts': '1',
      },
    });
  });

  test('a record whose handler never ended comes again to the next process', async () => {
    const doomed = open(context);
    const started = Promise.withResolvers<void>();
    collect(doomed, 'unfinished', 'one', async (_, { signal }) => {
      started.resolve();
      await new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      });
    });
    await context.bus.publish([toRecord('unfinished', 'key', 'text')]);
    await started.promise;
    await doomed.close();
    const { texts } = collect(open(context), 'unfinished', 'one');
    await until(() => expect(texts()).toEqual(['text']));
  });

  test('a handler that takes too long is told so, and its record comes again', async () => {
    const reasons: string[] = [];
    const { texts } = collect(open(context), 'slow', 'one', async (_, { signal, attempt }) => {
      if (attempt > 1) return;
      await new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reasons.push((signal.reason as Error).name);
          reject(new Error('too slow'));
        });
      });
    });
    await context.bus.publish([toRecord('slow', 'key', 'text')]);
    await until(() => expect(texts()).toEqual(['text']));
    expect(reasons).toEqual(['TimeoutError']);
  });

  test('cut connections lose nothing', async () => {
    const bus = open(context);
    const reader = open(context);
    const { texts } = collect(reader, 'reconnect', 'one');
    const publish = (text: string) =>
      until(() => bus.publish([toRecord('reconnect', 'key', text)]));
    await publish('before');
    await until(() => expect(texts()).toEqual(['before']));
    await context.harness.cutConnections();
    for (const text of times(10, String)) await publish(text);
    await until(() => expect([...new Set(texts())]).toEqual(['before', ...times(10, String)]));
    await until(async () => expect(await reader.health()).toEqual({ ok: true }));
  });
}

function describeClosing(context: Context): void {
  test('closing twice at once is fine, waits for the handler, and ends publishing', async () => {
    const bus = open(context);
    const steps: string[] = [];
    const started = Promise.withResolvers<void>();
    const { subscription } = collect(bus, 'closing', 'one', async () => {
      started.resolve();
      await new Promise((resolve) => setImmediate(resolve));
      steps.push('handled');
    });
    await bus.publish([toRecord('closing', 'key', 'text')]);
    await started.promise;
    await Promise.all([bus.close(), subscription.close(), bus.close()]);
    expect(steps).toEqual(['handled']);
    await expect(bus.publish([toRecord('closing', 'key', 'late')])).rejects.toThrow();
  });

  test('closing right after subscribing is fine', async () => {
    const bus = open(context);
    const { subscription } = collect(bus, 'closing', 'two');
    await bus.close();
    await subscription.joined;
  });
}
