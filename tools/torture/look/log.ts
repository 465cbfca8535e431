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

const readMs = 60_000;

/** Every record of a topic that is there now, by a plain consumer of a group that nobody else has. */
export async function readTopic(kafka: Kafka, topic: string): Promise<LogRecord[]> {
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  let left = ends.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
  const records: LogRecord[] = [];
  if (left === 0) return records;
  const consumer = kafka.consumer({
    groupId: `${ownPrefix}${randomUUID()}`,
    sessionTimeout: 30_000,
  });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachMessage: ({ partition, message }) => {
      left -= 1;
      records.push(toRecord({ topic, partition, ...message }));
      return Promise.resolve();
    },
  });
  for (const end = Date.now() + readMs; left > 0 && Date.now() < end;) await pause(100);
  await consumer.disconnect();
  return records;
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
