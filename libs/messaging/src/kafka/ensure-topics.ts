import { AppError, type Log } from '@gomomo/kernel';
import type { ITopicConfig, Kafka } from 'kafkajs';
import type { TopicDeclaration } from '../topic.ts';
import { createKafkaClient, standardPatience, type KafkaConnection } from './connect.ts';

export interface EnsureTopicsOptions {
  readonly connection: KafkaConnection;
  readonly topics: readonly TopicDeclaration[];
  /** 3 in production, where manifests declare the topics; 1 on a single broker. */
  readonly replicas: number;
  readonly logger: Log;
}

/**
 * Makes the topics that are missing; for development and tests. Topics that are there stay as they
 * are.
 * @throws AppError `bad-topic` when one has other partitions than declared: the order of keys would break
 */
export async function ensureTopics(options: EnsureTopicsOptions): Promise<string[]> {
  const kafka = createKafkaClient(options.connection, standardPatience, options.logger);
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await makeMissing(admin, options);
  } finally {
    await admin.disconnect();
  }
}

async function makeMissing(
  admin: ReturnType<Kafka['admin']>,
  { topics, replicas }: EnsureTopicsOptions,
): Promise<string[]> {
  const there = new Set(await admin.listTopics());
  const missing = topics.filter((topic) => !there.has(topic.name));
  if (missing.length > 0) {
    await admin.createTopics({
      topics: missing.map((topic) => toTopicConfig(topic, replicas)),
      waitForLeaders: true,
    });
  }
  const names = topics.map((topic) => topic.name);
  const metadata = await admin.fetchTopicMetadata({ topics: names });
  for (const { name, partitions } of metadata.topics) {
    const declared = topics.find((topic) => topic.name === name)?.partitions;
    if (declared !== partitions.length) {
      throw new AppError(
        'bad-topic',
        `topic ${name} has ${partitions.length} partitions, declared are ${declared}`,
      );
    }
  }
  return missing.map((topic) => topic.name);
}

function toTopicConfig(topic: TopicDeclaration, replicas: number): ITopicConfig {
  const settings = {
    'min.insync.replicas': replicas > 1 ? '2' : '1',
    'unclean.leader.election.enable': 'false',
    ...topic.config,
  };
  return {
    topic: topic.name,
    numPartitions: topic.partitions,
    replicationFactor: replicas,
    configEntries: Object.entries(settings).map(([name, value]) => ({ name, value })),
  };
}
