import type { Clock } from '@gomomo/kernel';
import type { Consumer, EachBatchPayload, IHeaders, KafkaMessage } from 'kafkajs';
import { redelivery, toBackoffMs } from '../backoff.ts';
import type { ReceivedRecord } from '../bus.ts';
import type { Deliver } from '../deliver.ts';

/** The message behind a record, so that a dead letter keeps its bytes. */
export type RawMessages = WeakMap<ReceivedRecord, KafkaMessage>;

export interface BatchHandlerOptions {
  readonly consumer: Pick<Consumer, 'commitOffsets'>;
  readonly deliver: Deliver;
  readonly rawMessages: RawMessages;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

const heartbeatMs = 3000;
const commitEveryMs = 1000;

/**
 * One record at a time within a partition. What is handled is committed after it, never before. A
 * record that fails pauses its partition for a while; the others go on.
 */
export function createBatchHandler(options: BatchHandlerOptions) {
  const failures = new Map<number, { offset: string; attempts: number }>();
  return async (payload: EachBatchPayload): Promise<void> => {
    const { batch } = payload;
    const committer = createCommitter(options, batch.topic, batch.partition);
    try {
      for (const message of batch.messages) {
        if (!payload.isRunning() || payload.isStale() || options.signal.aborted) break;
        const attempt = toAttempt(failures.get(batch.partition), message.offset);
        const handled = await deliverMessage(options, payload, message, attempt);
        if (!handled) {
          failures.set(batch.partition, { offset: message.offset, attempts: attempt });
          pausePartition(payload, attempt, options.signal);
          break;
        }
        failures.delete(batch.partition);
        payload.resolveOffset(message.offset);
        committer.handled(message.offset);
        await committer.commitWhenDue();
        await payload.heartbeat();
      }
    } finally {
      await committer.commit();
    }
  };
}

function toAttempt(last: { offset: string; attempts: number } | undefined, offset: string): number {
  return last?.offset === offset ? last.attempts + 1 : 1;
}

async function deliverMessage(
  { deliver, rawMessages, signal }: BatchHandlerOptions,
  { batch, heartbeat }: EachBatchPayload,
  message: KafkaMessage,
  attempt: number,
): Promise<boolean> {
  const record = toReceivedRecord(batch.topic, batch.partition, message);
  rawMessages.set(record, message);
  // A handler may take longer than a heartbeat may wait; what a failed one means (a rebalance) the
  // next call of heartbeat() after the record will say.
  const beating = setInterval(() => void heartbeat().catch(() => undefined), heartbeatMs);
  try {
    return (await deliver(record, { signal, attempt })) !== 'failed';
  } finally {
    clearInterval(beating);
  }
}

function pausePartition(payload: EachBatchPayload, attempt: number, signal: AbortSignal): void {
  const resume = payload.pause();
  const timer = setTimeout(resume, toBackoffMs(attempt, redelivery));
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}

/** Commits what is handled: now and then within a long batch, and at its end. */
function createCommitter(
  { consumer, clock }: BatchHandlerOptions,
  topic: string,
  partition: number,
) {
  let next: string | undefined;
  let committedAt = clock.now();
  const commit = async (): Promise<void> => {
    if (next === undefined) return;
    const offset = next;
    next = undefined;
    committedAt = clock.now();
    await consumer.commitOffsets([{ topic, partition, offset }]);
  };
  return {
    handled: (offset: string) => {
      next = String(BigInt(offset) + 1n);
    },
    commitWhenDue: async (): Promise<void> => {
      if (clock.now() - committedAt >= commitEveryMs) await commit();
    },
    commit,
  };
}

export function toReceivedRecord(
  topic: string,
  partition: number,
  message: KafkaMessage,
): ReceivedRecord {
  return {
    topic,
    partition,
    offset: message.offset,
    key: message.key?.toString('utf8') ?? '',
    headers: toTextHeaders(message.headers ?? {}),
    value: message.value,
    at: Number(message.timestamp),
  };
}

/** Headers are bytes, and may repeat; ours are text, and do not. */
function toTextHeaders(headers: IHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return [name, first?.toString('utf8') ?? ''];
    }),
  );
}
