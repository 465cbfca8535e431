import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startKafka, type EmbeddedKafka } from '@gomomo/embedded';
import { systemClock } from '@gomomo/kernel';
import { silentLog, temporaryFolder, until } from '@gomomo/testing';
import { Kafka, logLevel } from 'kafkajs';
import { createKafkaBus, ensureTopics } from '../src/index.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { describeWithKafka } from './kafka.ts';

// A producer that was reused after a failed send lost the next batch in silence: kafkajs rolls the
// sequence of an idempotent producer back, and the broker takes the next batch for a repeat.
describeWithKafka('a broker whose answers get lost', () => {
  const context = {} as { dataDir: string; broker: EmbeddedKafka; proxy: FaultProxy };
  const topics = ['bus.v1', 'known-bug.v1'].map((name) => ({ name, partitions: 1, config: {} }));
  beforeAll(async () => {
    context.dataDir = temporaryFolder('kafka-');
    context.proxy = await startFaultProxy(() => context.broker.port);
    context.broker = await startKafka({
      dataDir: context.dataDir,
      searchPath: process.env['PATH'],
      advertisedPort: context.proxy.port,
    });
    await ensureTopics({ connection: connection(), topics, replicas: 1, logger: silentLog });
  }, 90_000);
  afterAll(async () => {
    await context.proxy?.close();
    await context.broker?.stop();
  }, 30_000);

  const connection = () => ({ brokers: [`127.0.0.1:${context.proxy.port}`], clientId: 'spec' });
  const readAll = async (topic: string): Promise<Set<string>> => {
    const kafka = new Kafka({ ...connection(), logLevel: logLevel.NOTHING });
    const admin = kafka.admin();
    await admin.connect();
    const [partition] = await admin.fetchTopicOffsets(topic);
    await admin.disconnect();
    const seen: { value: string; offset: string }[] = [];
    const consumer = kafka.consumer({ groupId: `reader of ${topic}` });
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message }) => {
        seen.push({ value: String(message.value), offset: message.offset });
      },
    });
    const last = String(BigInt(partition?.high ?? 0) - 1n);
    await until(() => expect(seen.at(-1)?.offset).toBe(last));
    await consumer.disconnect();
    return new Set(seen.map(({ value }) => value));
  };

  test('nothing is lost: what failed is stored, and so is the next batch of the same size', async () => {
    const bus = createKafkaBus({
      connection: connection(),
      topics,
      clock: systemClock,
      logger: silentLog,
      patience: { requestTimeoutMs: 400, retries: 1, sessionTimeoutMs: 6000 },
      onFatal: () => undefined,
    });
    const publish = (text: string) =>
      bus.publish([{ topic: 'bus.v1', key: 'key', headers: {}, value: Buffer.from(text) }]);
    await publish('before');
    context.proxy.dropProduceAnswers = true;
    await expect(publish('batch 1')).rejects.toMatchObject({
      code: 'dependency-unavailable',
      retryable: true,
    });
    context.proxy.dropProduceAnswers = false;
    await publish('batch 2');
    expect(context.proxy.dropped()).toBeGreaterThan(0);
    expect(await readAll('bus.v1')).toEqual(new Set(['before', 'batch 1', 'batch 2']));
    await bus.close();
  }, 60_000);

  test('the way it went wrong: an idempotent producer that is used again loses a batch', async () => {
    const kafka = new Kafka({
      ...connection(),
      logLevel: logLevel.NOTHING,
      requestTimeout: 400,
      enforceRequestTimeout: true,
      retry: { retries: 1, initialRetryTime: 50 },
    });
    const producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      retry: { retries: 1 },
    });
    await producer.connect();
    const send = (value: string) =>
      producer.send({ topic: 'known-bug.v1', acks: -1, messages: [{ key: 'key', value }] });
    await send('before');
    context.proxy.dropProduceAnswers = true;
    await expect(send('batch 1')).rejects.toThrow();
    context.proxy.dropProduceAnswers = false;
    await send('batch 2');
    expect(await readAll('known-bug.v1')).not.toContain('batch 2');
    await producer.disconnect();
  }, 60_000);
});
