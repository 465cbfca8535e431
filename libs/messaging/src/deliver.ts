import { type Clock, isAppError, type Log } from '@gomomo/kernel';
import { withSpan } from '@gomomo/telemetry';
import type { ReceivedRecord, SubscribeOptions } from './bus.ts';
import { consumerMetrics } from './metrics.ts';

export interface DeliverOptions extends SubscribeOptions {
  readonly clock: Clock;
  readonly logger: Log;
  /** After this the handler's signal is aborted; it is still waited for. */
  readonly handlerTimeoutMs: number;
  /** Writes a poison record where it can be looked at, byte for byte. */
  buryRecord(record: ReceivedRecord, failure: { error: unknown; attempts: number }): Promise<void>;
}

/** `failed` means: again later, and nothing of its partition before. */
export type DeliverOutcome = 'handled' | 'buried' | 'failed';

export type Deliver = (
  record: ReceivedRecord,
  delivery: { signal: AbortSignal; attempt: number },
) => Promise<DeliverOutcome>;

/**
 * What both buses do with one record: a span of its own that continues the trace of whoever made
 * the event, figures, and poison to the dead letters. Never throws.
 */
export function createDeliver(options: DeliverOptions): Deliver {
  const { topic, group, clock, logger } = options;
  const labels = { topic, group };
  return async (record, { signal, attempt }) => {
    const stopTimer = consumerMetrics.processSeconds.startTimer(labels);
    const outcome = await inSpan(options, record, async () => {
      const timeout = AbortSignal.timeout(options.handlerTimeoutMs);
      try {
        const delivery = { signal: AbortSignal.any([signal, timeout]), attempt };
        await options.handler(record, delivery);
        return 'handled';
      } catch (error) {
        return await onFailure(options, record, { error, attempts: attempt }, signal);
      }
    });
    stopTimer();
    consumerMetrics.consumedRecords.inc({ ...labels, outcome });
    if (outcome === 'failed') return outcome;
    consumerMetrics.lastProgressSeconds.set(labels, clock.now() / 1000);
    if (outcome === 'buried') logger.warn({ ...labels, ...whereOf(record) }, 'a record was buried');
    return outcome;
  };
}

const whereOf = ({ partition, offset }: ReceivedRecord) => ({ partition, offset });

function inSpan(
  { topic, group }: DeliverOptions,
  record: ReceivedRecord,
  work: () => Promise<DeliverOutcome>,
): Promise<DeliverOutcome> {
  const attributes = {
    'messaging.operation.type': 'process',
    'messaging.destination.name': topic,
    'messaging.consumer.group.name': group,
    'messaging.message.id': record.headers['ce_id'] ?? '',
  };
  const options = { kind: 'consumer', parent: record.headers['traceparent'], attributes } as const;
  return withSpan(`process ${topic}`, options, work);
}

async function onFailure(
  options: DeliverOptions,
  record: ReceivedRecord,
  failure: { error: unknown; attempts: number },
  signal: AbortSignal,
): Promise<DeliverOutcome> {
  const { topic, group, logger } = options;
  const fields = { err: failure.error, topic, group, ...whereOf(record) };
  if (!isAppError(failure.error) || failure.error.code !== 'poison-record') {
    if (!signal.aborted) logger.warn(fields, 'a record could not be handled; it comes again');
    return 'failed';
  }
  try {
    await options.buryRecord(record, failure);
    consumerMetrics.deadLetters.inc({ topic, group });
    return 'buried';
  } catch (error) {
    logger.warn({ ...fields, err: error }, 'a poison record could not be buried; it comes again');
    return 'failed';
  }
}
