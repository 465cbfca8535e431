import { quietRequestQueue } from '@gomomo/messaging';
import { Kafka, logLevel, type Admin, type IHeaders } from 'kafkajs';
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { GroupLag, LogRecord } from './data.ts';
import { findIds } from './ids.ts';

export function connectKafka(brokers: string): Kafka {
  quietRequestQueue();
  return new Kafka({ brokers: [brokers], clientId: 'torture', logLevel: logLevel.NOTHING });
}

/** Groups of this very tool. */
const ownPrefix = 'torture-';

export async function listCluster(
  admin: Admin,
): Promise<{ readonly topics: string[]; readonly groups: string[] }> {
  const topics = await admin.listTopics();
  const { groups } = await admin.listGroups();
  return {
    topics: topics.filter((name) => !name.startsWith('__')).toSorted(),
    groups: groups
      .map(({ groupId }) => groupId)
      .filter((id) => !id.startsWith(ownPrefix))
      .toSorted(),
  };
}

/** So long nothing comes of a topic that has more. */
const stalledMs = 60_000;

/**
 * Every record of a topic that is there now, each once, by a plain consumer of a group that nobody else has.
 * @throws Error when it cannot be read to its end: what was not read is not known to be right
 */
export async function readTopic(kafka: Kafka, topic: string): Promise<LogRecord[]> {
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const reading = startReading(ends);
  if (reading.left() === 0) return [];
  const consumer = kafka.consumer({
    groupId: `${ownPrefix}${randomUUID()}`,
    sessionTimeout: 30_000,
  });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachMessage: ({ partition, message }) => {
      reading.take(toRecord({ topic, partition, ...message }));
      return Promise.resolve();
    },
  });
  while (reading.left() > 0 && Date.now() < reading.lastAt() + stalledMs) await pause(100);
  await consumer.disconnect();
  if (reading.left() > 0)
    throw new Error(`${topic} was not read to its end: ${reading.left()} left`);
  return reading.records();
}

interface Ends {
  readonly partition: number;
  readonly high: string;
  readonly low: string;
}

/** What has been read of a topic, in which records may be missing before the last, and come again. */
export function startReading(ends: readonly Ends[]) {
  const read = new Map<string, LogRecord>();
  const next = new Map(ends.map(({ partition, low }) => [partition, Number(low)]));
  let lastAt = Date.now();
  const leftOf = ({ partition, high }: Ends): number =>
    Math.max(0, Number(high) - (next.get(partition) ?? 0));
  return {
    take(record: LogRecord): void {
      const { partition, offset } = record;
      read.set(`${partition} ${offset}`, record);
      next.set(partition, Math.max(next.get(partition) ?? 0, Number(offset) + 1));
      lastAt = Date.now();
    },
    left: (): number => ends.reduce((sum, end) => sum + leftOf(end), 0),
    lastAt: (): number => lastAt,
    records: (): LogRecord[] => [...read.values()],
  };
}

interface Raw {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: IHeaders;
}

function toRecord({ topic, partition, offset, key, value, headers = {} }: Raw): LogRecord {
  const header = (name: string): string => String(headers[name] ?? '');
  const hash = createHash('sha256')
    .update(key ?? '')
    .update('|')
    .update(value ?? '');
  for (const name of Object.keys(headers).toSorted()) hash.update(`|${name}=${header(name)}`);
  return {
    ...{ topic, partition, offset, key: String(key), hash: hash.digest('hex') },
    ...{ id: header('ce_id'), type: header('ce_type'), tenant: header('ce_tenantid') },
    version: Number(header('ce_sequence')),
    names: [...new Set(findIds(String(value ?? '')))],
  };
}

/** How far each of these groups is behind. */
export async function readLags(
  admin: Admin,
  groups: readonly { readonly group: string; readonly topic: string }[],
): Promise<GroupLag[]> {
  const lags: GroupLag[] = [];
  for (const { group, topic } of groups) {
    const ends = await admin.fetchTopicOffsets(topic);
    const [committed] = await admin.fetchOffsets({ groupId: group, topics: [topic] });
    const at = new Map(committed?.partitions.map((it) => [it.partition, Number(it.offset)]));
    const lag = ends.reduce((sum, { partition, high, low }) => {
      const offset = at.get(partition) ?? -1;
      return sum + Number(high) - (offset < 0 ? Number(low) : offset);
    }, 0);
    lags.push({ group, topic, lag });
  }
  return lags;
}
