import type { CalendarPatch } from '@gomomo/contracts';
import { AppError } from '@gomomo/kernel';
import { withTransaction, type Pool } from '@gomomo/postgres';
import type { ConnectedCalendar } from '../domain/connection.ts';
import type { WritableCalendar } from '../google/list-writable.ts';
import { chooseCalendar, findCalendar, replaceResources } from '../store/connections.ts';
import type { InTenant } from './in-tenant.ts';
import { notConnected, type WritableCalendars } from './writable-calendars.ts';

/** Where appointments go and what they say. @throws AppError `not-connected`, `validation`, weather */
export type ChooseCalendar = (
  tenant: { readonly id: string; readonly resourceIds: readonly string[] },
  patch: CalendarPatch,
) => Promise<ConnectedCalendar>;

export interface ChooseCalendarDeps {
  readonly pool: Pool;
  readonly writableCalendars: WritableCalendars;
  /** All that is to come goes there, and says that. */
  readonly chosen: InTenant;
}

export function createChooseCalendar(deps: ChooseCalendarDeps): ChooseCalendar {
  return async ({ id: tenantId, resourceIds }, patch) => {
    const { calendarId, resources, showClientName } = patch;
    if (calendarId !== undefined || resources !== undefined) {
      check(await deps.writableCalendars(tenantId), resourceIds, patch);
    }
    return withTransaction(
      deps.pool,
      async (tx) => {
        await chooseCalendar(tx, tenantId, {
          ...(calendarId !== undefined && { calendarId }),
          ...(showClientName !== undefined && { showClientName }),
        });
        if (resources !== undefined) await replaceResources(tx, tenantId, resources);
        const found = await findCalendar(tx, tenantId);
        if (found === undefined) throw notConnected();
        if (found.connection.state === 'connected') await deps.chosen(tx, tenantId);
        return found;
      },
      { tenantId },
    );
  };
}

const noSuchCalendar = 'is none of the calendars that the account may write to';

function check(
  calendars: readonly WritableCalendar[],
  resourceIds: readonly string[],
  { calendarId, resources = [] }: CalendarPatch,
): void {
  const isKnown = (id: string): boolean => calendars.some((calendar) => calendar.id === id);
  const fault = (pointer: string, isRight: boolean, detail: string) =>
    isRight ? [] : [{ pointer, detail }];
  const errors = [
    ...fault('/calendarId', calendarId === undefined || isKnown(calendarId), noSuchCalendar),
    ...resources.flatMap((each, index) => [
      ...fault(
        `/resources/${index}/resourceId`,
        resourceIds.includes(each.resourceId),
        'is none of the resources',
      ),
      ...fault(`/resources/${index}/calendarId`, isKnown(each.calendarId), noSuchCalendar),
    ]),
  ];
  if (errors.length === 0) return;
  throw new AppError('validation', 'The request does not fit.', { details: { errors } });
}
