import { toEventHeaders, type EventType } from '@gomomo/contracts';
import type { BusRecord, OutboxRow } from '@gomomo/messaging';
import { createHash } from 'node:crypto';

type StateType = 'ai.gomomo.booking.appointment.state.v1' | 'ai.gomomo.booking.tenant.state.v1';

const stateTypes: Readonly<Record<string, StateType>> = {
  appointment: 'ai.gomomo.booking.appointment.state.v1',
  tenant: 'ai.gomomo.booking.tenant.state.v1',
};

/**
 * The records of one outbox row: the event, and for appointments and tenants the state as it is after
 * it. A row without payload is an erasure: a tombstone of the state, and no event.
 */
export function toOutboxRecords(row: OutboxRow): readonly BusRecord[] {
  const stateType = stateTypes[row.aggregateType];
  if (row.payload === null) {
    return stateType === undefined ? [] : [toRecord(row, 'booking.state.v1', stateType, null)];
  }
  const event = toRecord(row, row.topic, row.type as EventType, row.payload);
  if (stateType === undefined) return [event];
  return [event, toRecord(row, 'booking.state.v1', stateType, toState(row))];
}

function toState(row: OutboxRow): unknown {
  if (row.aggregateType === 'tenant') return row.payload;
  const { appointment, pii } = row.payload as { appointment: unknown; pii: unknown };
  return { appointment, pii };
}

function toRecord(row: OutboxRow, topic: string, type: EventType, value: unknown): BusRecord {
  const { traceparent } = row.headers;
  const headers = toEventHeaders({
    id: topic === 'booking.state.v1' ? toStateEventId(row.eventId) : row.eventId,
    type,
    producer: 'booking-core',
    tenantId: row.tenantId,
    subjectId: row.aggregateId,
    atMs: row.occurredAt.getTime(),
    version: row.aggregateVersion,
    ...(traceparent === undefined ? {} : { traceparent }),
  });
  return {
    topic,
    key: row.aggregateId,
    headers: { ...headers },
    value: value === null ? null : Buffer.from(JSON.stringify(value)),
  };
}

/** The snapshot is an event of its own, with an id that is the same at every delivery (UUID v8). */
function toStateEventId(eventId: string): string {
  const hex = createHash('sha256').update(`state:${eventId}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
