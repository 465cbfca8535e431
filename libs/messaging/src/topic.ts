/** A topic as Kafka takes it; `kafkaTopics` of @gomomo/contracts are such. */
export interface TopicDeclaration {
  readonly name: string;
  /** Fixed for life: more of them would break the order of keys. */
  readonly partitions: number;
  /** Kafka's own settings, e.g. `cleanup.policy`. */
  readonly config: Readonly<Record<string, string>>;
}

export function isDeadLetterTopic(topic: string): boolean {
  return topic.endsWith('.dlq');
}
