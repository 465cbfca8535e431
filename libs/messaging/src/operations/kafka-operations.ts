import { deadLetterTopic } from '@gomomo/contracts';
import { AppError, type Log } from '@gomomo/kernel';
import type { Admin, Kafka, KafkaMessage } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import { deadLetterHeaderNames } from '../dead-letter.ts';
import { toReceivedRecord } from '../kafka/batch-handler.ts';
import { createKafkaClient, standardPatience, type KafkaConnection } from '../kafka/connect.ts';
import { toBusError } from '../kafka/errors.ts';
import { createKafkaPublisher } from '../kafka/publisher.ts';
import { createKafkaWatch } from '../kafka/watch-groups.ts';
import { toOperatorsGroup, type BusOperations, type GroupRef } from './bus-operations.ts';

const silenceMs = 20_000;

export function createKafkaOperations(connection: KafkaConnection, logger: Log): BusOperations {
  const kafka = createKafkaClient(connection, { ...standardPatience, retries: 3 }, logger);
  const watch = createKafkaWatch(kafka);
  const publisher = createKafkaPublisher(kafka);
  return {
    lagOf: ({ group, topic }) => watch.lagOf(group, topic),
    replay: async (ref, to) => {
      await withAdmin(kafka, (admin) => setBack(admin, ref, to));
      return (await watch.lagOf(ref.group, ref.topic)).records;
    },
    listDeadLetters: async ({ topic, group }, limit) => {
      const graves = deadLetterTopic(topic, group);
      const { messages } = await readPending(kafka, graves);
      return messages.slice(0, limit).map((message) => toReceivedRecord(graves, 0, message));
    },
    redrive: async ({ topic, group }) => {
      const graves = deadLetterTopic(topic, group);
      const { messages, commit } = await readPending(kafka, graves);
      for (const message of messages) {
        await publisher.publishMessage(topic, toOriginal(message));
      }
      await commit();
      return messages.length;
    },
    close: async () => {
      await Promise.all([watch.close(), publisher.close()]);
    },
  };
}

async function withAdmin<Result>(kafka: Kafka, work: (admin: Admin) => Promise<Result>) {
  const admin = kafka.admin();
  try {
    await admin.connect();
    return await work(admin);
  } catch (error) {
    throw toBusError(error);
  } finally {
    await admin.disconnect();
  }
}

async function setBack(admin: Admin, { topic, group }: GroupRef, to: Date | 'beginning') {
  const { groups } = await admin.describeGroups([group]);
  if (groups.some(({ members }) => members.length > 0)) {
    throw new AppError('group-is-running', `group ${group} is running: stop its service first`);
  }
  const ends = await admin.fetchTopicOffsets(topic);
  const at =
    to === 'beginning'
      ? ends.map(({ partition, low }) => ({ partition, offset: low }))
      : await admin.fetchTopicOffsetsByTimestamp(topic, to.getTime());
  const highs = new Map(ends.map(({ partition, high }) => [partition, high]));
  const partitions = at.map(({ partition, offset }) => ({
    partition,
    offset: offset === '-1' ? (highs.get(partition) ?? '0') : offset,
  }));
  await admin.setOffsets({ groupId: group, topic, partitions });
}

const toOriginal = ({ key, value, headers = {} }: KafkaMessage) => ({
  key,
  value,
  headers: Object.fromEntries(
    Object.entries(headers).filter(([name]) => !deadLetterHeaderNames.has(name)),
  ),
});

/** The messages of a dead-letter topic (one partition) after the last one that was redriven. */
async function readPending(kafka: Kafka, topic: string) {
  const groupId = toOperatorsGroup(topic);
  const { from, to } = await withAdmin(kafka, async (admin) => {
    const [end] = await admin.fetchTopicOffsets(topic);
    const [committed] = await admin.fetchOffsets({ groupId, topics: [topic] });
    const reached = BigInt(committed?.partitions[0]?.offset ?? -1);
    const low = BigInt(end?.low ?? 0);
    return { from: reached < low ? low : reached, to: BigInt(end?.high ?? 0) };
  });
  const messages = from < to ? await readRange(kafka, topic, from, to) : [];
  const commit = () =>
    withAdmin(kafka, async (admin) => {
      if (messages.length === 0) return;
      const partitions = [{ partition: 0, offset: to.toString() }];
      await admin.setOffsets({ groupId, topic, partitions });
    });
  return { messages, commit };
}

/** Reads by way of a group of its own that commits nothing. */
async function readRange(kafka: Kafka, topic: string, from: bigint, to: bigint) {
  const messages: KafkaMessage[] = [];
  const done = Promise.withResolvers<void>();
  const timer = setTimeout(() => {
    done.reject(
      new AppError('dependency-unavailable', `${topic} gives nothing`, { retryable: true }),
    );
  }, silenceMs);
  const groupId = toOperatorsGroup(randomUUID());
  const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ message }) => {
        const offset = BigInt(message.offset);
        if (offset >= from && offset < to) messages.push(message);
        if (offset >= to - 1n) done.resolve();
      },
    });
    await done.promise;
  } finally {
    clearTimeout(timer);
    await consumer.disconnect();
  }
  await withAdmin(kafka, (admin) => admin.deleteGroups([groupId]));
  return messages;
}
