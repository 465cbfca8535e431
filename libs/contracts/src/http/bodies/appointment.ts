import { z } from 'zod';
import { openEnum } from '../../json-schema/open-enum.ts';
import { email, emailAnswer } from '../../scalars/email.ts';
import { instant, spanCheck } from '../../scalars/instant.ts';
import { opaque, reference } from '../../scalars/opaque.ts';
import { cursor, listOf, pageLimit } from '../../scalars/paging.ts';
import { e164, phoneInput } from '../../scalars/phone.ts';
import { currency, priceMinor, version } from '../../scalars/quantity.ts';
import { line, paragraph } from '../../scalars/text.ts';
import { timeZone } from '../../scalars/time-zone.ts';
import { uuid } from '../../scalars/uuid.ts';
import { channels } from './actor.ts';

export const appointmentStatuses = ['confirmed', 'cancelled', 'completed', 'no_show'] as const;
export const reasonCodes = ['client', 'business', 'no_contact', 'other'] as const;
export const syncStates = ['none', 'pending', 'synced', 'failed'] as const;

export type AppointmentStatus = (typeof appointmentStatuses)[number];
export type ReasonCode = (typeof reasonCodes)[number];
export type SyncState = (typeof syncStates)[number];

const clientInput = z
  .strictObject({
    name: line(120),
    phone: phoneInput.exactOptional(),
    email: email.exactOptional(),
  })
  .refine(({ phone, email: address }) => phone !== undefined || address !== undefined, {
    error: 'needs a phone number or an e-mail address',
  })
  .meta({ id: 'ClientInput', anyOf: [{ required: ['phone'] }, { required: ['email'] }] });

const notes = paragraph(2_000).exactOptional();
const heldTime = { holdId: opaque, holdToken: opaque };

/** Confirms a hold, or books in one step. */
export const appointmentInput = z
  .union([
    z.strictObject({ ...heldTime, client: clientInput, notes }),
    z.strictObject({
      serviceId: uuid,
      start: instant,
      resourceId: uuid.exactOptional(),
      client: clientInput,
      notes,
    }),
  ])
  .meta({ id: 'AppointmentInput' });

export const rescheduleInput = z
  .union([
    z.strictObject({
      start: instant,
      resourceId: uuid.exactOptional(),
      version: version.exactOptional(),
    }),
    z.strictObject({ ...heldTime, version: version.exactOptional() }),
  ])
  .meta({ id: 'RescheduleInput' });

export const cancelInput = z
  .strictObject({
    reason: paragraph(500).exactOptional(),
    reasonCode: z.enum(reasonCodes).exactOptional(),
    version: version.exactOptional(),
  })
  .meta({ id: 'CancelInput' });

/** For complete, no-show and reopen. */
export const transitionInput = z
  .strictObject({ version: version.exactOptional() })
  .meta({ id: 'TransitionInput' });

const named = z.strictObject({ id: uuid, name: z.string() });

/** As it was agreed when the time was held or booked; a move keeps length and price. */
export const agreedService = z
  .strictObject({
    id: uuid,
    name: z.string(),
    minutes: z.int().min(1).exactOptional(),
    priceMinor: priceMinor.exactOptional(),
    currency: currency.exactOptional(),
  })
  .meta({ id: 'AgreedService' });

const syncState = openEnum(syncStates);

/** `client` is nulled but for its id when the client has been erased. */
export const appointment = z
  .strictObject({
    id: uuid,
    reference,
    status: z.enum(appointmentStatuses),
    version,
    start: instant,
    end: instant,
    timeZone,
    service: agreedService,
    resource: named,
    channel: openEnum(channels),
    createdAt: instant,
    updatedAt: instant,
    client: z.strictObject({
      id: uuid,
      name: z.string().nullable(),
      phone: e164.nullable(),
      email: emailAnswer.nullable(),
    }),
    notes: z.string().nullable(),
    manageUrl: z
      .string()
      .exactOptional()
      .meta({ description: 'only on creation and to a proved client' }),
    sync: z.strictObject({ googleCalendar: syncState, excel: syncState }),
  })
  .meta({ id: 'Appointment' });

export const appointmentList = listOf(appointment, 'AppointmentList');

export const appointmentsQuery = z
  .object({
    from: instant.meta({ description: 'earliest start, inclusive' }),
    to: instant.meta({ description: 'latest start, exclusive; at most 366 days after from' }),
    status: z.enum(appointmentStatuses).exactOptional(),
    resourceId: uuid.exactOptional(),
    contact: line(254).exactOptional().meta({ description: 'phone number or e-mail address' }),
    updatedSince: instant.exactOptional(),
    cursor: cursor.exactOptional(),
    limit: pageLimit,
  })
  .check(...spanCheck('from', 'to', { daysMax: 366, allowEmpty: true }));

export type Appointment = z.output<typeof appointment>;
export type AppointmentInput = z.output<typeof appointmentInput>;
export type RescheduleInput = z.output<typeof rescheduleInput>;
export type CancelInput = z.output<typeof cancelInput>;
export type TransitionInput = z.output<typeof transitionInput>;
