import { readEvent, type AppointmentState, type IncomingRecord } from '@gomomo/contracts';

/** What one record asks of our table. */
export type Change =
  | { kind: 'put'; id: string; tenantId: string; version: number; state: AppointmentState }
  | { kind: 'erase'; id: string; tenantId: string; version: number }
  | { kind: 'pass over' }
  | { kind: 'unreadable'; reason: string };

const erasedType = 'ai.gomomo.booking.appointment.state.v1';

/** Tenants, and types of a later release, are passed over: within v1 new types may appear. */
export function toChange(record: IncomingRecord): Change {
  const reading = readEvent(record);
  switch (reading.kind) {
    case 'unreadable':
      return reading;
    case 'unknown-type':
      return { kind: 'pass over' };
    case 'tombstone': {
      const version = Number(record.headers['ce_sequence'] ?? 0);
      const { key: id, tenantId, type } = reading;
      if (type !== erasedType || tenantId === undefined) return { kind: 'pass over' };
      return { kind: 'erase', id, tenantId, version };
    }
    case 'event': {
      const { event } = reading;
      if (event.type !== erasedType) return { kind: 'pass over' };
      const { key: id, tenantId, version, data: state } = event;
      return { kind: 'put', id, tenantId, version, state };
    }
  }
}
