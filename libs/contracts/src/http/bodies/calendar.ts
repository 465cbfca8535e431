import { z } from 'zod';
import { openEnum } from '../../json-schema/open-enum.ts';
import { instant } from '../../scalars/instant.ts';
import { line } from '../../scalars/text.ts';
import { uuid } from '../../scalars/uuid.ts';

/**
 * - `disconnected`: no account, or none any more
 * - `connected`: what is booked is written
 * - `revoked`: the account's owner or Google has ended the permission; what is booked waits
 * - `misconfigured`: the account is there, but the calendar is gone or may not be written to
 */
export const calendarStates = ['disconnected', 'connected', 'revoked', 'misconfigured'] as const;

/** Google's id of a calendar: an address, or letters of its own. */
const calendarId = line(255);

const resourceCalendar = z
  .strictObject({ resourceId: uuid, calendarId: z.string() })
  .meta({ id: 'ResourceCalendar' });
const resourceCalendarInput = z
  .strictObject({ resourceId: uuid, calendarId })
  .meta({ id: 'ResourceCalendarInput' });

/** How the tenant's calendar is connected, and how far it has followed. */
export const calendarConnection = z
  .strictObject({
    state: openEnum(calendarStates),
    account: z.string().nullable().meta({ description: 'whose calendars they are' }),
    calendarId: z.string().nullable().meta({ description: 'where appointments go' }),
    resources: z
      .array(resourceCalendar)
      .meta({ description: 'resources whose appointments go to another calendar' }),
    showClientName: z.boolean(),
    pending: z.int().min(0),
    dead: z.int().min(0),
    lastSyncAt: instant.nullable(),
  })
  .meta({ id: 'CalendarConnection' });

export const calendarAuthorization = z
  .strictObject({
    authorizationUrl: z.url().meta({ description: 'to be opened within 10 minutes, once' }),
  })
  .meta({ id: 'CalendarAuthorization' });

/** Calendars of the connected account that may be written to. */
export const calendarChoices = z
  .strictObject({
    items: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        timeZone: z.string().nullable(),
        isPrimary: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'CalendarChoices' });

export const calendarPatch = z
  .strictObject({
    calendarId: calendarId.exactOptional(),
    resources: z
      .array(resourceCalendarInput)
      .max(200)
      .refine(
        (rows) => new Set(rows.map(({ resourceId }) => resourceId)).size === rows.length,
        'names a resource twice',
      )
      .exactOptional()
      .meta({ description: 'replaced whole' }),
    showClientName: z
      .boolean()
      .exactOptional()
      .meta({ description: 'whether the client stands in the title' }),
  })
  .meta({ id: 'CalendarPatch' });

export const disconnectQuery = z.object({
  removeEvents: z
    .enum(['true', 'false', ''])
    .exactOptional()
    .meta({ description: 'upcoming appointments are removed from the calendar, too' }),
});

export type CalendarConnection = z.output<typeof calendarConnection>;
export type CalendarChoices = z.output<typeof calendarChoices>;
export type CalendarPatch = z.output<typeof calendarPatch>;
export type CalendarState = (typeof calendarStates)[number];
