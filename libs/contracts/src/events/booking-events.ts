import { z } from 'zod';
import { actorKinds, channels } from '../http/bodies/actor.ts';
import { agreedService, appointmentStatuses, reasonCodes } from '../http/bodies/appointment.ts';
import { openEnum } from '../json-schema/open-enum.ts';
import { emailAnswer } from '../scalars/email.ts';
import { reference } from '../scalars/opaque.ts';
import { e164 } from '../scalars/phone.ts';
import { version } from '../scalars/quantity.ts';
import { timeZone } from '../scalars/time-zone.ts';
import { uuid } from '../scalars/uuid.ts';
import { utcInstant } from './event-scalars.ts';

const named = z.strictObject({ id: uuid, name: z.string() }).meta({ id: 'Named' });

/** The whole appointment as it is after the change. No free text, no tokens, no contacts. */
export const eventAppointment = z
  .strictObject({
    id: uuid,
    reference,
    status: z.enum(appointmentStatuses),
    version,
    start: utcInstant,
    end: utcInstant,
    timeZone,
    service: agreedService,
    resource: named,
    clientId: uuid,
    channel: openEnum(channels),
    createdAt: utcInstant,
    updatedAt: utcInstant,
  })
  .meta({ id: 'EventAppointment' });

/** Personal data, in one place so that it can be dropped; all null once the client is erased. */
export const pii = z
  .strictObject({
    name: z.string().nullable(),
    phone: e164.nullable(),
    email: emailAnswer.nullable(),
  })
  .meta({ id: 'Pii' });

const previous = z
  .strictObject({ start: utcInstant, end: utcInstant, resourceId: uuid })
  .meta({ id: 'PreviousTime' });

export const appointmentEventData = z.strictObject({
  appointment: eventAppointment,
  pii,
  actor: z.strictObject({ kind: openEnum(actorKinds), channel: openEnum(channels) }),
  changed: z.array(z.string()).meta({ description: 'names of changed fields of appointment' }),
  previous: previous.exactOptional(),
  reasonCode: openEnum(reasonCodes).exactOptional(),
  holdId: uuid.exactOptional().meta({ description: 'the hold that was confirmed' }),
});

/** A move always says from where. */
export const rescheduledEventData = appointmentEventData.extend({ previous });

export const holdEventData = z.strictObject({
  hold: z
    .strictObject({
      id: uuid,
      serviceId: uuid,
      resourceId: uuid,
      start: utcInstant,
      end: utcInstant,
      expiresAt: utcInstant,
    })
    .meta({ id: 'EventHold' }),
});

/** The latest snapshot of an appointment, for the compacted topic. */
export const appointmentState = z.strictObject({ appointment: eventAppointment, pii });

export type EventAppointment = z.output<typeof eventAppointment>;
export type Pii = z.output<typeof pii>;
export type AppointmentEventData = z.output<typeof appointmentEventData>;
export type HoldEventData = z.output<typeof holdEventData>;
export type AppointmentState = z.output<typeof appointmentState>;
