import { toEventHeaders, type EventType } from '@gomomo/contracts';
import type { BusRecord, OutboxRow } from '@gomomo/messaging';

/** The record of one outbox row; its key is what it is about. */
export function toOutboxRecords(row: OutboxRow): readonly BusRecord[] {
  const { traceparent } = row.headers;
  const headers = toEventHeaders({
    id: row.eventId,
    type: row.type as EventType,
    producer: 'calendar-sync',
    tenantId: row.tenantId,
    subjectId: row.aggregateId,
    atMs: row.occurredAt.getTime(),
    ...(traceparent === undefined ? {} : { traceparent }),
  });
  const value = Buffer.from(JSON.stringify(row.payload));
  return [{ topic: row.topic, key: row.aggregateId, headers: { ...headers }, value }];
}
