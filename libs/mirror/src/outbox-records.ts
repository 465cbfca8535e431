import { getEventSpec, toEventHeaders, type EventType } from '@gomomo/contracts';
import type { BusRecord, OutboxRow } from '@gomomo/messaging';

const versionOf = ({ payload, aggregateVersion }: OutboxRow): number =>
  (payload as { version?: number } | null)?.version ?? aggregateVersion;

/** The record of one outbox row; one without payload is a tombstone. */
export const createToRecords =
  (producer: string) =>
  (row: OutboxRow): readonly BusRecord[] => {
    const { traceparent } = row.headers;
    const type = row.type as EventType;
    const headers = toEventHeaders({
      id: row.eventId,
      ...{ type, producer },
      tenantId: row.tenantId,
      subjectId: row.aggregateId,
      atMs: row.occurredAt.getTime(),
      ...(getEventSpec(type).versioned ? { version: versionOf(row) } : {}),
      ...(traceparent === undefined ? {} : { traceparent }),
    });
    const value = row.payload === null ? null : Buffer.from(JSON.stringify(row.payload));
    return [{ topic: row.topic, key: row.aggregateId, headers: { ...headers }, value }];
  };
