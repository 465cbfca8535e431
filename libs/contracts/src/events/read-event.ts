import type { z } from 'zod';
import { openForm } from '../json-schema/open-form.ts';
import { eventHeaders, type EventHeaders } from './event-headers.ts';
import { getEventSpec, isEventType, type EventDataOf, type EventType } from './event-specs.ts';

/** A Kafka record, decoded as far as its client goes. */
export interface IncomingRecord {
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly value: Uint8Array | string | null;
}

/** One event, its data narrowed by `type`. */
export type ReceivedEvent = {
  readonly [Type in EventType]: {
    readonly type: Type;
    readonly id: string;
    readonly key: string;
    readonly tenantId: string;
    /** RFC 3339, UTC. */
    readonly time: string;
    /** For `applyIfNewer`; 0 where the type has none. */
    readonly version: number;
    readonly traceparent: string | undefined;
    readonly data: EventDataOf<Type>;
  };
}[EventType];

export type EventReading =
  | { readonly kind: 'event'; readonly event: ReceivedEvent }
  /** A null value: whatever is kept under that key is to be forgotten. */
  | {
      readonly kind: 'tombstone';
      readonly key: string;
      readonly type: string | undefined;
      readonly tenantId: string | undefined;
    }
  /** A type of a later release; pass over it. */
  | { readonly kind: 'unknown-type'; readonly type: string }
  /** Not ours, or damaged: for the dead-letter topic. */
  | { readonly kind: 'unreadable'; readonly reason: string };

const readableHeaders = openForm(eventHeaders);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads one record in the open form: unknown fields and new values of open enumerations pass. */
export function readEvent(record: IncomingRecord): EventReading {
  const { key, value } = record;
  if (key === null) return unreadable('no key');
  if (value === null) {
    const { ce_type: type, ce_tenantid: tenantId } = record.headers;
    return { kind: 'tombstone', key, type, tenantId };
  }
  const headers = readableHeaders.safeParse(record.headers);
  if (!headers.success) return unreadable(`headers: ${firstFault(headers.error)}`);
  const type = headers.data.ce_type;
  if (!isEventType(type)) return { kind: 'unknown-type', type };
  const json = parseJson(value);
  if (json === undefined) return unreadable('the value is not JSON');
  const data = openForm(getEventSpec(type).data).safeParse(json);
  if (!data.success) return unreadable(`data: ${firstFault(data.error)}`);
  return { kind: 'event', event: toEvent(type, key, headers.data, data.data) };
}

function toEvent(type: EventType, key: string, headers: EventHeaders, data: unknown) {
  return {
    type,
    id: headers.ce_id,
    key,
    tenantId: headers.ce_tenantid,
    time: headers.ce_time,
    version: Number(headers.ce_sequence ?? 0),
    traceparent: headers.traceparent,
    data,
  } as ReceivedEvent;
}

function parseJson(value: Uint8Array | string): unknown {
  try {
    return JSON.parse(typeof value === 'string' ? value : utf8.decode(value));
  } catch {
    return undefined;
  }
}

const unreadable = (reason: string): EventReading => ({ kind: 'unreadable', reason });

/** Where and what, without the value: it may hold personal data. */
function firstFault({ issues }: z.ZodError): string {
  const [issue] = issues;
  return `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
}
