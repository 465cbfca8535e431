import { toEventHeaders, type EventType } from '@gomomo/contracts';
import type pg from 'pg';

export interface Size {
  readonly name: string;
  readonly bytes: number;
}

/** What every table of the diary and each of its indexes takes, after VACUUM. */
export async function readSizes(owner: pg.Pool): Promise<Size[]> {
  await owner.query('vacuum analyze');
  const { rows } = await owner.query<{ name: string; bytes: string }>(
    `select relname as name, pg_relation_size(oid) + case relkind when 'r' then coalesce(pg_total_relation_size(nullif(reltoastrelid, 0)), 0) else 0 end as bytes
       from pg_class where relnamespace = 'booking'::regnamespace and relkind in ('r', 'i')
        and (relname ~ '^(claims|appointments|clients|audit|outbox|idempotency)')
      order by (relkind = 'i'), relname`,
  );
  return rows.map(({ name, bytes }) => ({ name, bytes: Number(bytes) }));
}

interface Row {
  readonly tenant: string;
  readonly event_id: string;
  readonly aggregate: string;
  readonly traceparent: string;
  readonly payload: { readonly appointment: unknown; readonly pii: unknown };
}

/** Bytes in Kafka of what one booking publishes, uncompressed: key, headers and value of its event and of its state. */
export async function readEventBytes(owner: pg.Pool): Promise<{ event: number; state: number }> {
  const { rows } = await owner.query<Row>(
    `select tenant_id as tenant, event_id, aggregate_id as aggregate, headers ->> 'traceparent' as traceparent, payload
       from booking.outbox where aggregate_type = 'appointment' limit 500`,
  );
  const bytesOf = (type: EventType, value: (row: Row) => unknown): number =>
    rows.reduce((sum, row) => sum + recordBytes(row, type, value(row)), 0) / rows.length;
  return {
    event: bytesOf('ai.gomomo.booking.appointment.confirmed.v1', ({ payload }) => payload),
    state: bytesOf('ai.gomomo.booking.appointment.state.v1' as EventType, ({ payload }) => ({
      appointment: payload.appointment,
      pii: payload.pii,
    })),
  };
}

/** Lengths, deltas and attributes of a record of Kafka's second format. */
const recordOverhead = 12;

function recordBytes(row: Row, type: EventType, value: unknown): number {
  const headers = toEventHeaders({
    ...{
      id: row.event_id,
      type,
      producer: 'booking-core',
      tenantId: row.tenant,
      subjectId: row.aggregate,
    },
    ...{ atMs: Date.now(), version: 1, traceparent: row.traceparent },
  });
  const named = Object.entries(headers).reduce(
    (sum, [name, text]) => sum + name.length + String(text).length + 2,
    0,
  );
  return recordOverhead + row.aggregate.length + named + Buffer.byteLength(JSON.stringify(value));
}
