import { AppError } from '@gomomo/kernel';
import type { SubscribeOptions } from './bus.ts';
import { isDeadLetterTopic } from './topic.ts';

/**
 * A group reads one topic: members of one group that read different topics make kafkajs hand
 * partitions to members that do not read them.
 *
 * @throws AppError `bad-config`
 */
export function checkSubscription(
  wanted: SubscribeOptions,
  knownTopics: ReadonlySet<string>,
  others: Iterable<{ group: string; topic: string }>,
): void {
  if (!knownTopics.has(wanted.topic) && !isDeadLetterTopic(wanted.topic)) {
    throw new AppError('bad-config', `topic ${wanted.topic} is not declared`);
  }
  for (const { group, topic } of others) {
    if (group === wanted.group && topic !== wanted.topic) {
      throw new AppError('bad-config', `group ${group} reads ${topic} already`);
    }
  }
}
