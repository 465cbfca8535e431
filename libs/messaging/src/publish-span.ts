import { withSpan } from '@gomomo/telemetry';
import type { BusRecord } from './bus.ts';

/**
 * One `send` span for a batch, linked to the trace of each record. The records' own traceparent is
 * left as it is: an instrumentation that overwrites it cuts the trace at the relay.
 */
export function withPublishSpan(
  records: readonly BusRecord[],
  work: () => Promise<void>,
): Promise<void> {
  const topics = [...new Set(records.map((record) => record.topic))];
  const links = records.flatMap(({ headers }) => headers['traceparent'] ?? []);
  const attributes = {
    'messaging.operation.type': 'send',
    'messaging.destination.name': topics.join(','),
    'messaging.batch.message_count': records.length,
  };
  const name = `send ${topics.join(', ')}`;
  return withSpan(name, { kind: 'producer', links: [...new Set(links)], attributes }, work);
}
