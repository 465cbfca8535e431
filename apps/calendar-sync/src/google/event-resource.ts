import type { calendar_v3 } from '@googleapis/calendar';
import { z } from 'zod';
import type { CalendarEvent } from '../domain/calendar-event.ts';

/** An event as Google holds it. */
export interface FoundEvent {
  readonly id: string;
  readonly etag: string;
  /** Deleted: its id stays taken, and it can be brought back. */
  readonly isCancelled: boolean;
  /** Left out: it is none of ours. */
  readonly event: CalendarEvent | undefined;
}

type Resource = calendar_v3.Schema$Event;

/** The filter of a list that finds what is a tenant's. */
export const ofTenant = (tenantId: string): string => `gomomoTenant=${tenantId}`;

export function toResource(event: CalendarEvent): Resource {
  const { summary, description, startMs, endMs, timeZone, mark } = event;
  const at = (ms: number) => ({ dateTime: new Date(ms).toISOString(), timeZone });
  return {
    ...{ summary, description, start: at(startMs), end: at(endMs), status: 'confirmed' },
    extendedProperties: {
      private: {
        gomomoAppointment: mark.appointmentId,
        gomomoTenant: mark.tenantId,
        gomomoVersion: String(mark.version),
      },
    },
  };
}

const time = z.object({ dateTime: z.string(), timeZone: z.string().nullish() });
const ours = z.object({
  gomomoAppointment: z.string(),
  gomomoTenant: z.string(),
  gomomoVersion: z.coerce.number().int(),
});
const resource = z.object({
  id: z.string(),
  etag: z.string(),
  status: z.string().nullish(),
  summary: z.string().nullish(),
  description: z.string().nullish(),
  start: time.optional().catch(undefined),
  end: time.optional().catch(undefined),
  extendedProperties: z.object({ private: ours }).optional().catch(undefined),
});

/** @throws what zod throws for an answer that is no event at all */
export function readResource(given: Resource): FoundEvent {
  const { id, etag, status, ...read } = resource.parse(given);
  const isCancelled = status === 'cancelled';
  return { id, etag, isCancelled, event: toEvent(read) };
}

/** Times come back in the calendar's zone: instants are compared, never texts. */
function toEvent(read: Omit<z.output<typeof resource>, 'id' | 'etag' | 'status'>) {
  const mark = read.extendedProperties?.private;
  if (mark === undefined) return undefined;
  const { summary, description, start, end } = read;
  return {
    summary: summary ?? '',
    description: description ?? '',
    startMs: Date.parse(start?.dateTime ?? ''),
    endMs: Date.parse(end?.dateTime ?? ''),
    timeZone: start?.timeZone ?? '',
    mark: {
      ...{ appointmentId: mark.gomomoAppointment, tenantId: mark.gomomoTenant },
      version: mark.gomomoVersion,
    },
  };
}
