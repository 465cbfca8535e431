import { z } from 'zod';
import { instant } from '../../scalars/instant.ts';
import { localDate } from '../../scalars/local-time.ts';
import { priceMinor } from '../../scalars/quantity.ts';
import { uuid } from '../../scalars/uuid.ts';
import { appointment } from './appointment.ts';

/** An id that can be sent back as `choice`. */
export const choiceId = z.string().min(1).max(200);

const servicesCard = z
  .strictObject({
    kind: z.literal('services'),
    items: z.array(
      z.strictObject({
        choice: choiceId,
        name: z.string(),
        minutes: z.int().min(1),
        priceMinor: priceMinor.nullable(),
        staff: z.array(z.string()).meta({ description: 'names' }),
      }),
    ),
  })
  .meta({ id: 'ServicesCard' });

const contactCard = z
  .strictObject({
    kind: z.literal('contact'),
    fields: z.array(z.enum(['name', 'phone', 'email'])).min(1),
  })
  .meta({
    id: 'ContactCard',
    description: 'what a booking still needs of the client; sent back as one message',
  });

const selected = z
  .literal(true)
  .exactOptional()
  .meta({ description: 'the one whose times are shown; left out on the others' });

const timesCard = z
  .strictObject({
    kind: z.literal('times'),
    days: z.array(
      z.strictObject({
        date: localDate,
        state: z.enum(['free', 'full', 'closed']),
        choice: choiceId,
        selected,
      }),
    ),
    month: choiceId.exactOptional().meta({
      description: 'answers the same card with a month of days; left out where it has one',
    }),
    staff: z.array(z.strictObject({ choice: choiceId, name: z.string(), selected })),
    groups: z.array(
      z.strictObject({
        part: z.enum(['night', 'morning', 'afternoon', 'evening']),
        times: z.array(z.strictObject({ choice: choiceId, start: instant, label: z.string() })),
      }),
    ),
    previous: choiceId.exactOptional(),
    next: choiceId.exactOptional(),
  })
  .meta({ id: 'TimesCard' });

const named = z.strictObject({ id: uuid, name: z.string() });

const summaryCard = z
  .strictObject({
    kind: z.literal('summary'),
    service: named,
    start: instant,
    end: instant,
    resource: named,
    client: z.strictObject({
      name: z.string().nullable(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
    }),
    priceMinor: priceMinor.nullable(),
    expiresAt: instant
      .nullable()
      .meta({ description: 'end of the hold; null where nothing is held' }),
    freeToChangeUntil: instant.nullable(),
  })
  .meta({ id: 'SummaryCard' });

const appointmentCard = z
  .strictObject({ kind: z.literal('appointment'), appointment })
  .meta({ id: 'AppointmentCard' });

/** What is decided, drawn; `choices` of the reply always holds the main ones too. */
export const card = z
  .discriminatedUnion('kind', [servicesCard, contactCard, timesCard, summaryCard, appointmentCard])
  .meta({ id: 'Card' });

export type Card = z.output<typeof card>;
export type ServicesCard = z.output<typeof servicesCard>;
export type ContactCard = z.output<typeof contactCard>;
export type TimesCard = z.output<typeof timesCard>;
export type SummaryCard = z.output<typeof summaryCard>;
export type AppointmentCard = z.output<typeof appointmentCard>;
