import { z } from 'zod';
import { uuid } from '../scalars/uuid.ts';
import { toUtcInstant, traceparent, utcInstant } from './event-scalars.ts';
import { dataSchemaOf, getEventSpec, type EventType } from './event-specs.ts';

const uuidText = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** CloudEvents 1.0, Kafka binary mode: the attributes are headers, the value is the data alone. */
export const eventHeaders = z
  .strictObject({
    ce_specversion: z.literal('1.0'),
    ce_id: uuid.meta({ description: 'the same for every delivery of one event' }),
    ce_source: z.string().regex(new RegExp(`^/[a-z-]+/${uuidText}$`)),
    ce_type: z.string(),
    ce_subject: z.string().regex(new RegExp(`^(?:appointment|hold|tenant)/${uuidText}$`)),
    ce_time: utcInstant,
    ce_dataschema: z.string(),
    ce_sequence: z
      .string()
      .regex(/^[1-9]\d{0,9}$/)
      .exactOptional()
      .meta({ description: 'the version of the appointment, hold or tenant after the change' }),
    ce_tenantid: uuid,
    traceparent: traceparent.exactOptional(),
    'content-type': z.literal('application/json'),
  })
  .meta({ id: 'EventHeaders' });

export type EventHeaders = z.output<typeof eventHeaders>;

export interface EventIdentity {
  readonly id: string;
  readonly type: EventType;
  /** The app that writes it. */
  readonly producer: string;
  readonly tenantId: string;
  /** Id of the appointment, hold or tenant; also the record's key. */
  readonly subjectId: string;
  readonly atMs: number;
  /** Of the appointment, hold or tenant after the change; none on front-desk events. */
  readonly version?: number;
  readonly traceparent?: string;
}

/** @throws Error when the version is missing or too many: that is a bug of the producer */
export function toEventHeaders(event: EventIdentity): EventHeaders {
  const { subject, versioned } = getEventSpec(event.type);
  if (versioned !== (event.version !== undefined)) {
    throw new Error(`${event.type} ${versioned ? 'needs a' : 'has no'} version`);
  }
  return {
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_source: `/${event.producer}/${event.tenantId}`,
    ce_type: event.type,
    ce_subject: `${subject}/${event.subjectId}`,
    ce_time: toUtcInstant(event.atMs),
    ce_dataschema: dataSchemaOf(event.type),
    ...(event.version === undefined ? {} : { ce_sequence: String(event.version) }),
    ce_tenantid: event.tenantId,
    ...(event.traceparent === undefined ? {} : { traceparent: event.traceparent }),
    'content-type': 'application/json',
  };
}
