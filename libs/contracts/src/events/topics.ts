const dayMs = 86_400_000;

export interface TopicSpec {
  readonly summary: string;
  /** Fixed for life: another number breaks the order per key, so a change means a new topic. */
  readonly partitions: number;
  readonly cleanupPolicy: 'delete' | 'compact';
  /** How long records, or of a compacted topic tombstones, stay. */
  readonly retentionMs: number;
  /**
   * Our own consumer groups; each has a dead-letter topic. Others read without being listed. One group
   * reads one topic: a service's second one is named `<service>-<what for>`.
   */
  readonly groups: readonly string[];
}

/** The one declaration that the stack, the tests and the manifests make topics from. */
export const topics = {
  'booking.events.v1': {
    summary: 'Every change of appointments, holds and tenants',
    partitions: 12,
    cleanupPolicy: 'delete',
    retentionMs: 14 * dayMs,
    groups: ['agent-chat', 'voice-gateway', 'excel-sync-changes'],
  },
  'booking.state.v1': {
    summary: 'The latest snapshot of appointments and tenants; null when erased',
    partitions: 12,
    cleanupPolicy: 'compact',
    retentionMs: 14 * dayMs,
    groups: ['voice-gateway-erasures', 'calendar-sync', 'excel-sync'],
  },
  'mirror.status.v1': {
    summary: 'How far calendar and workbook have followed each appointment',
    partitions: 12,
    cleanupPolicy: 'compact',
    retentionMs: 14 * dayMs,
    groups: ['booking-core'],
  },
  'frontdesk.events.v1': {
    summary: 'What a person at the business should look at',
    partitions: 12,
    cleanupPolicy: 'delete',
    retentionMs: 14 * dayMs,
    groups: [],
  },
} as const satisfies Readonly<Record<string, TopicSpec>>;

export type TopicName = keyof typeof topics;

export const topicNames = Object.keys(topics) as readonly TopicName[];

/** Where a group puts, byte for byte, what it cannot read. */
export function deadLetterTopic(topic: string, group: string): string {
  return `${topic}.${group}.dlq`;
}

/** A topic as Kafka wants it; replication is the cluster's own affair. */
export interface KafkaTopic {
  readonly name: string;
  readonly partitions: number;
  readonly config: Readonly<Record<string, string>>;
}

/** A record at the broker's own limit of about 1 MB must still fit beside our headers. */
const deadLetterBytesMax = 2 * 1024 * 1024;

function toKafkaTopic(name: TopicName): KafkaTopic {
  const { partitions, cleanupPolicy, retentionMs } = topics[name];
  const kept = cleanupPolicy === 'compact' ? 'delete.retention.ms' : 'retention.ms';
  return {
    name,
    partitions,
    config: { 'cleanup.policy': cleanupPolicy, [kept]: String(retentionMs) },
  };
}

function toDeadLetterTopic(name: string): KafkaTopic {
  return {
    name,
    partitions: 1,
    config: {
      'cleanup.policy': 'delete',
      'retention.ms': String(30 * dayMs),
      'max.message.bytes': String(deadLetterBytesMax),
    },
  };
}

/** Every topic that must exist, dead-letter topics included. */
export const kafkaTopics: readonly KafkaTopic[] = topicNames.flatMap((name) => [
  toKafkaTopic(name),
  ...topics[name].groups.map((group) => toDeadLetterTopic(deadLetterTopic(name, group))),
]);
