import { deadLetterTopic } from '@gomomo/contracts';
import { AppError, within, type Clock, type Log } from '@gomomo/kernel';
import type { EventBus, GroupLag, SubscribeOptions } from '../bus.ts';
import { checkRecords } from '../check-records.ts';
import { checkSubscription } from '../check-subscription.ts';
import { toDeadLetterHeaders } from '../dead-letter.ts';
import { createDeliver } from '../deliver.ts';
import { withPublishSpan } from '../publish-span.ts';
import { isDeadLetterTopic, type TopicDeclaration } from '../topic.ts';
import type { RawMessages } from './batch-handler.ts';
import { withCloseDeadline } from './close-deadline.ts';
import {
  createKafkaClient,
  standardPatience,
  type KafkaConnection,
  type KafkaPatience,
} from './connect.ts';
import { toBusError } from './errors.ts';
import { createKafkaPublisher, type KafkaPublisher } from './publisher.ts';
import { startKafkaSubscription, type KafkaSubscription } from './subscription.ts';
import { createKafkaWatch, type KafkaWatch } from './watch-groups.ts';

export interface KafkaBusOptions {
  readonly connection: KafkaConnection;
  readonly topics: readonly TopicDeclaration[];
  readonly clock: Clock;
  readonly logger: Log;
  /**
   * A consumer stopped for good (a fault that kafkajs does not retry, or no sign of life for 90 s):
   * the process should end and be started again.
   */
  onFatal(error: Error): void;
  readonly handlerTimeoutMs?: number;
  readonly patience?: KafkaPatience;
}

const pingMs = 2000;
const silenceMs = 90_000;
const watchEveryMs = 15_000;

/** The bus of a real installation; what kafkajs does wrong ends in this folder. */
export function createKafkaBus(options: KafkaBusOptions): EventBus {
  const { clock, logger, patience = standardPatience } = options;
  const kafka = createKafkaClient(options.connection, patience, logger);
  const publisher = createKafkaPublisher(kafka);
  const watch = createKafkaWatch(kafka);
  const subscriptions = new Set<KafkaSubscription>();
  const known = new Set(options.topics.map((topic) => topic.name));
  let stopWatchdog: (() => void) | undefined;
  let closing: Promise<void> | undefined;
  return {
    kind: 'kafka',
    publish: async (records) => {
      checkRecords(records, known);
      if (records.length > 0) await withPublishSpan(records, () => publisher.publish(records));
    },
    subscribe: (wanted) => {
      checkSubscription(wanted, known, subscriptions);
      requireDeadLetterTopic(wanted, known);
      const rawMessages: RawMessages = new WeakMap();
      const { onFatal } = options;
      const deliver = createKafkaDeliver(options, wanted, publisher, rawMessages);
      const started = startKafkaSubscription({
        ...{ kafka, deliver, rawMessages, patience, clock, logger, onFatal },
        ...{ topic: wanted.topic, group: wanted.group },
      });
      subscriptions.add(started);
      stopWatchdog ??= startWatchdog(subscriptions, onFatal);
      return started;
    },
    lag: () => lagOf(watch, subscriptions),
    health: () => healthOf(watch, subscriptions),
    loops: [],
    close: () =>
      (closing ??= (async () => {
        stopWatchdog?.();
        await Promise.all([...subscriptions].map((subscription) => subscription.close()));
        await withCloseDeadline(Promise.all([publisher.close(), watch.close()]));
      })()),
  };
}

/** Without one a poison record would hold its partition up for ever. */
function requireDeadLetterTopic(
  { topic, group }: SubscribeOptions,
  known: ReadonlySet<string>,
): void {
  if (isDeadLetterTopic(topic) || known.has(deadLetterTopic(topic, group))) return;
  throw new AppError('bad-config', `topic ${deadLetterTopic(topic, group)} is not declared`);
}

function createKafkaDeliver(
  { clock, logger, handlerTimeoutMs = 5000 }: KafkaBusOptions,
  wanted: SubscribeOptions,
  publisher: KafkaPublisher,
  rawMessages: RawMessages,
) {
  return createDeliver({
    ...wanted,
    ...{ clock, logger, handlerTimeoutMs },
    buryRecord: async (record, failure) => {
      const message = rawMessages.get(record);
      await publisher.publishMessage(deadLetterTopic(wanted.topic, wanted.group), {
        key: message?.key ?? null,
        value: message?.value ?? null,
        headers: { ...message?.headers, ...toDeadLetterHeaders(record, failure) },
      });
    },
  });
}

async function lagOf(
  watch: KafkaWatch,
  subscriptions: ReadonlySet<KafkaSubscription>,
): Promise<GroupLag[]> {
  const groups = new Map([...subscriptions].map((one) => [`${one.group} ${one.topic}`, one]));
  try {
    return await Promise.all(
      [...groups.values()].map(({ group, topic }) => watch.lagOf(group, topic)),
    );
  } catch (error) {
    throw toBusError(error);
  }
}

async function healthOf(watch: KafkaWatch, subscriptions: ReadonlySet<KafkaSubscription>) {
  const answers = watch.ping().then(
    () => true,
    () => false,
  );
  if (!(await within(pingMs, answers, () => false)))
    return { ok: false, detail: 'Kafka cannot be reached' };
  const faults = [...subscriptions].flatMap((one) => one.fault() ?? []);
  return faults.length === 0 ? { ok: true } : { ok: false, detail: faults.join('; ') };
}

/** kafkajs has been seen to stop consuming without a word (its issue 659). Answers what ends it. */
function startWatchdog(
  subscriptions: ReadonlySet<KafkaSubscription>,
  onFatal: (error: Error) => void,
): () => void {
  const timer = setInterval(() => {
    for (const { group, silentMs } of subscriptions) {
      if (silentMs() > silenceMs) onFatal(new Error(`group ${group} has gone silent`));
    }
  }, watchEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
