/** How a topic is kept. Partitions are fixed for life: more of them would break the order of keys. */
export interface TopicDeclaration {
  readonly name: string;
  readonly partitions: number;
  readonly cleanup: 'delete' | 'compact';
  /** How long records are kept when `cleanup` is `delete`. */
  readonly retentionMs?: number;
}

const dayMs = 86_400_000;

/** Where a group's poison records of a topic go. */
export function toDeadLetterTopic(topic: string, group: string): string {
  return `${topic}.${group}.dlq`;
}

export function isDeadLetterTopic(topic: string): boolean {
  return topic.endsWith('.dlq');
}

/** Dead letters keep the partitions of their topic, so that a key's order survives, for 30 days. */
export function toDeadLetterDeclaration(topic: TopicDeclaration, group: string): TopicDeclaration {
  return {
    name: toDeadLetterTopic(topic.name, group),
    partitions: topic.partitions,
    cleanup: 'delete',
    retentionMs: 30 * dayMs,
  };
}
