import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readEvent } from '@gomomo/contracts';
import { systemClock } from '@gomomo/kernel';
import { silentLog, until } from '@gomomo/testing';
import { Kafka, logLevel, type KafkaMessage, type Message } from 'kafkajs';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKafkaBus, poisonRecord, type EventBus } from '../src/index.ts';
import { describeWithKafka, startTestKafka } from './kafka.ts';
import { shortPatience } from './patience.ts';

const topic = 'poison.v1';
const graves = `${topic}.spec.dlq`;
const topics = [
  { name: topic, partitions: 3, config: {} },
  { name: graves, partitions: 1, config: { 'max.message.bytes': '2097152' } },
];
const sample = JSON.parse(
  readFileSync(
    join(import.meta.dirname, '../../contracts/samples/appointment-cancelled.json'),
    'utf8',
  ),
) as { key: string; headers: Record<string, string>; value: Record<string, unknown> };
const { headers } = sample;
const good = (): Message => ({ key: randomUUID(), headers, value: JSON.stringify(sample.value) });

/** Everything that is not an event of ours, or none any more. */
const poison: Readonly<Record<string, Message>> = {
  'random bytes': {
    key: randomBytes(16),
    headers: { junk: randomBytes(50) },
    value: randomBytes(500),
  },
  'no headers, no key': { key: null, value: JSON.stringify(sample.value) },
  'half a character': { key: 'k', headers, value: Buffer.from([0x22, 0xc3, 0x22]) },
  'another schema': { key: 'k', headers, value: JSON.stringify({ appointment: { id: 7 } }) },
  'about 1 MB': { key: 'k', headers, value: randomBytes(1_000_000) },
  'an unknown type': { key: 'k', headers: { ...headers, ce_type: 'ai.other.v1' }, value: '{}' },
  'deep JSON': { key: 'k', headers, value: '['.repeat(200_000) + ']'.repeat(200_000) },
};

describeWithKafka('poison in a topic', () => {
  const context = {} as { kafka: Awaited<ReturnType<typeof startTestKafka>>; bus: EventBus };
  beforeAll(async () => {
    context.kafka = await startTestKafka(topics);
    context.bus = createKafkaBus({
      ...{ connection: context.kafka.connection, topics, patience: shortPatience },
      ...{ clock: systemClock, logger: silentLog, onFatal: () => undefined },
    });
  }, 90_000);
  afterAll(async () => {
    await context.bus?.close();
    await context.kafka?.stop();
  }, 30_000);

  test('ends among the dead letters byte for byte, and the group goes on', async () => {
    const handled: string[] = [];
    context.bus.subscribe({
      topic,
      group: 'spec',
      handler: async (record) => {
        const reading = readEvent(record);
        if (reading.kind === 'unreadable') throw poisonRecord(reading.reason);
        if (reading.kind === 'unknown-type') throw poisonRecord(`unknown type ${reading.type}`);
        handled.push(record.key);
      },
    });
    const brokers = [...context.kafka.connection.brokers];
    const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
    const producer = kafka.producer();
    await producer.connect();
    const sound = Array.from({ length: 10 }, good);
    for (const message of [...Object.values(poison), ...sound]) {
      await producer.send({ topic, messages: [message] });
    }
    await producer.disconnect();
    await until(() => expect(handled.toSorted()).toEqual(sound.map(({ key }) => key).toSorted()));
    await until(async () => expect(await context.bus.lag()).toMatchObject([{ records: 0 }]));
    const buried = await readGraves(kafka, Object.keys(poison).length);
    for (const [name, message] of Object.entries(poison)) {
      const grave = buried.find(({ value }) => value?.equals(Buffer.from(message.value ?? '')));
      expect([name, grave === undefined]).toEqual([name, false]);
      expect(grave?.key ?? null).toEqual(
        message.key === null ? null : Buffer.from(message.key ?? ''),
      );
      for (const [header, value] of Object.entries(message.headers ?? {})) {
        expect(grave?.headers?.[header]).toEqual(Buffer.from(value as string | Buffer));
      }
      expect(String(grave?.headers?.['x-original-topic'])).toBe(topic);
    }
  }, 60_000);
});

async function readGraves(kafka: Kafka, count: number): Promise<KafkaMessage[]> {
  const buried: KafkaMessage[] = [];
  const consumer = kafka.consumer({ groupId: 'graves' });
  await consumer.connect();
  await consumer.subscribe({ topics: [graves], fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      buried.push(message);
    },
  });
  await until(() => expect(buried).toHaveLength(count));
  await consumer.disconnect();
  return buried;
}
