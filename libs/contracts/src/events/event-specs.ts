import type { z } from 'zod';
import { publicTenant } from '../http/bodies/tenant.ts';
import {
  appointmentEventData,
  appointmentState,
  holdEventData,
  rescheduledEventData,
} from './booking-events.ts';
import { frontDeskData, mirrorStatus } from './other-events.ts';
import type { TopicName } from './topics.ts';

export interface EventSpec {
  readonly topic: TopicName;
  /** What `ce_subject` names; the record's key is its id. */
  readonly subject: 'appointment' | 'hold' | 'tenant';
  readonly producers: readonly string[];
  /** Carries `ce_sequence`: the version of the appointment, hold or tenant. */
  readonly versioned: boolean;
  readonly summary: string;
  /** The strict form: what we write. Readers use `openForm(data)` or `readEvent`. */
  readonly data: z.ZodType;
}

const events = {
  topic: 'booking.events.v1',
  producers: ['booking-core'],
  versioned: true,
} as const;
const appointment = { ...events, subject: 'appointment', data: appointmentEventData } as const;
const hold = { ...events, subject: 'hold', data: holdEventData } as const;
const state = { topic: 'booking.state.v1', producers: ['booking-core'], versioned: true } as const;
const frontDesk = {
  topic: 'frontdesk.events.v1',
  subject: 'tenant',
  versioned: false,
  data: frontDeskData,
} as const;

/** Every event type there is, by `ce_type`. */
export const eventSpecs = {
  'ai.gomomo.booking.appointment.confirmed.v1': {
    ...appointment,
    summary: 'An appointment was booked',
  },
  'ai.gomomo.booking.appointment.rescheduled.v1': {
    ...appointment,
    summary: 'An appointment moved to another time or resource',
    data: rescheduledEventData,
  },
  'ai.gomomo.booking.appointment.cancelled.v1': {
    ...appointment,
    summary: 'An appointment was cancelled',
  },
  'ai.gomomo.booking.appointment.completed.v1': { ...appointment, summary: 'The client came' },
  'ai.gomomo.booking.appointment.no_show.v1': {
    ...appointment,
    summary: 'The client did not come',
  },
  'ai.gomomo.booking.appointment.reopened.v1': {
    ...appointment,
    summary: 'An outcome was taken back: the appointment is confirmed again',
  },
  'ai.gomomo.booking.hold.created.v1': { ...hold, summary: 'A time is kept for a few minutes' },
  'ai.gomomo.booking.hold.released.v1': { ...hold, summary: 'A kept time was given back' },
  'ai.gomomo.booking.hold.expired.v1': { ...hold, summary: 'A kept time is free again' },
  'ai.gomomo.booking.tenant.changed.v1': {
    ...events,
    subject: 'tenant',
    summary: 'A business or its catalogue changed',
    data: publicTenant,
  },
  'ai.gomomo.booking.appointment.state.v1': {
    ...state,
    subject: 'appointment',
    summary: 'An appointment as it is now',
    data: appointmentState,
  },
  'ai.gomomo.booking.tenant.state.v1': {
    ...state,
    subject: 'tenant',
    summary: 'A business as it is now',
    data: publicTenant,
  },
  'ai.gomomo.mirror.status.v1': {
    topic: 'mirror.status.v1',
    subject: 'appointment',
    producers: ['calendar-sync', 'excel-sync'],
    versioned: true,
    summary: 'How far a mirror has followed an appointment',
    data: mirrorStatus,
  },
  'ai.gomomo.frontdesk.callback.requested.v1': {
    ...frontDesk,
    producers: ['voice-gateway'],
    summary: 'A caller wants to be called back',
  },
  'ai.gomomo.frontdesk.calendar.revoked.v1': {
    ...frontDesk,
    producers: ['calendar-sync'],
    summary: 'The calendar must be connected again',
  },
} as const satisfies Readonly<Record<string, EventSpec>>;

export type EventType = keyof typeof eventSpecs;

export const eventTypes = Object.keys(eventSpecs) as readonly EventType[];

export type EventDataOf<Type extends EventType> = z.output<(typeof eventSpecs)[Type]['data']>;

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventSpecs, type);
}

export function getEventSpec(type: EventType): EventSpec {
  return eventSpecs[type];
}

/** `ce_dataschema`, and `$id` of the published schema. */
export function dataSchemaOf(type: EventType): string {
  return `urn:gomomo:${type}`;
}
