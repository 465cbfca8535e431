import type { Clock, Log } from '@gomomo/kernel';
import type { Consumer, Kafka } from 'kafkajs';
import { toBackoffMs } from '../backoff.ts';
import type { Subscription } from '../bus.ts';
import type { Deliver } from '../deliver.ts';
import { pauseUnlessAborted } from '../pause.ts';
import { createBatchHandler, type RawMessages } from './batch-handler.ts';
import { withCloseDeadline } from './close-deadline.ts';
import type { KafkaPatience } from './connect.ts';

export interface KafkaSubscription extends Subscription {
  readonly group: string;
  readonly topic: string;
  /** Why records do not flow just now. */
  fault(): string | undefined;
  /** How long nothing has been heard from the group's broker; 0 while not joined. */
  silentMs(): number;
}

export interface KafkaSubscriptionOptions {
  readonly kafka: Kafka;
  readonly topic: string;
  readonly group: string;
  readonly deliver: Deliver;
  readonly rawMessages: RawMessages;
  readonly patience: KafkaPatience;
  readonly clock: Clock;
  readonly logger: Log;
  /** The consumer has stopped for good; only a new process helps. */
  onFatal(error: Error): void;
}

interface State {
  fault: string | undefined;
  heardAt: number | undefined;
}

export function startKafkaSubscription(options: KafkaSubscriptionOptions): KafkaSubscription {
  const abort = new AbortController();
  const joined = Promise.withResolvers<void>();
  const state: State = { fault: 'not joined yet', heardAt: undefined };
  const consumer = createConsumer(options, abort.signal);
  watch(consumer, options, abort.signal, { state, onJoined: joined.resolve });
  const starting = startUntilAborted(consumer, options, abort.signal, state);
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    abort.abort();
    await withCloseDeadline(starting.then(() => consumer.disconnect()));
    joined.resolve();
  };
  return {
    group: options.group,
    topic: options.topic,
    joined: joined.promise,
    fault: () => state.fault,
    silentMs: () => (state.heardAt === undefined ? 0 : options.clock.now() - state.heardAt),
    close: () => (closing ??= close()),
  };
}

function createConsumer(
  { kafka, group, patience }: KafkaSubscriptionOptions,
  signal: AbortSignal,
): Consumer {
  return kafka.consumer({
    groupId: group,
    sessionTimeout: patience.sessionTimeoutMs,
    heartbeatInterval: Math.min(3000, patience.sessionTimeoutMs / 3),
    rebalanceTimeout: 60_000,
    // an answer comes as soon as there is a record; at rest each question costs the broker and us
    maxWaitTimeInMs: 1000,
    maxBytesPerPartition: 262_144,
    readUncommitted: false,
    allowAutoTopicCreation: false,
    retry: {
      initialRetryTime: 200,
      multiplier: 2,
      maxRetryTime: 5000,
      retries: patience.retries,
      // a consumer that is closed while it looks for Kafka would otherwise look for ever
      restartOnFailure: () => Promise.resolve(!signal.aborted),
    },
  });
}

function watch(
  consumer: Consumer,
  options: KafkaSubscriptionOptions,
  signal: AbortSignal,
  { state, onJoined }: { state: State; onJoined: () => void },
): void {
  const { clock, group, logger } = options;
  const heard = () => {
    if (state.heardAt !== undefined) state.heardAt = clock.now();
  };
  consumer.on(consumer.events.GROUP_JOIN, () => {
    state.fault = undefined;
    state.heardAt = clock.now();
    onJoined();
  });
  consumer.on(consumer.events.HEARTBEAT, heard);
  consumer.on(consumer.events.FETCH, heard);
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    const wasJoined = state.heardAt !== undefined;
    state.fault = `crashed: ${payload.error.message}`;
    state.heardAt = undefined;
    if (signal.aborted) return;
    if (payload.restart) {
      // before the first join it is nothing: a broker that has just started loads its groups first
      const report = wasJoined ? logger.warn : logger.debug;
      report.call(logger, { err: payload.error, group }, 'the consumer tries Kafka again');
    } else {
      options.onFatal(payload.error);
    }
  });
}

/** Waits out a Kafka that is away, also at the very start: a service must not die of it. */
async function startUntilAborted(
  consumer: Consumer,
  options: KafkaSubscriptionOptions,
  signal: AbortSignal,
  state: State,
): Promise<void> {
  const { topic, group, logger } = options;
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [topic], fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: 3,
        eachBatch: createBatchHandler({ ...options, consumer, signal }),
      });
      return;
    } catch (error) {
      state.fault = error instanceof Error ? error.message : 'failed';
      logger.warn({ err: error, group }, 'joining the group failed; trying again');
      await pauseUnlessAborted(toBackoffMs(failures, { baseMs: 500, maxMs: 10_000 }), signal);
    }
  }
}
