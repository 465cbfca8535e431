import { AppError } from '@gomomo/kernel';
import type { CalendarApi, WritableCalendar } from '../google/calendar-api.ts';
import type { Access, GetAccess } from './access-tokens.ts';

/** Calendars of the tenant's account. @throws AppError `not-connected`, weather */
export type WritableCalendars = (tenantId: string) => Promise<readonly WritableCalendar[]>;

export interface WritableCalendarsDeps {
  readonly getAccess: GetAccess;
  readonly calendars: Pick<CalendarApi, 'listCalendars'>;
}

export const notConnected = (): AppError =>
  new AppError('not-connected', 'Connect a Google account first.');

export function createWritableCalendars(deps: WritableCalendarsDeps): WritableCalendars {
  return async (tenantId) => {
    const first = toToken(await deps.getAccess(tenantId));
    const told = await deps.calendars.listCalendars(first);
    if (told.kind === 'told') return told.value;
    if (told.trouble.kind !== 'unauthorized') throw away(told.trouble.kind);
    const second = toToken(await deps.getAccess(tenantId, first));
    const again = await deps.calendars.listCalendars(second);
    if (again.kind === 'told') return again.value;
    throw away(again.trouble.kind);
  };
}

function toToken(access: Access): string {
  if (access.kind === 'token') return access.token;
  throw access.kind === 'away' ? away(access.reason) : notConnected();
}

const away = (internal: string): AppError =>
  new AppError('dependency-unavailable', 'Google does not answer just now.', {
    retryable: true,
    details: { internal },
  });
