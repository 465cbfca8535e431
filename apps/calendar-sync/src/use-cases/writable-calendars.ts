import { AppError } from '@gomomo/kernel';
import { withTransaction, type Pool } from '@gomomo/postgres';
import type { CalendarApi } from '../google/calendar-api.ts';
import type { WritableCalendar } from '../google/list-writable.ts';
import { findConnection } from '../store/connections.ts';
import type { AskGoogle } from './ask-google.ts';
import { away } from './away.ts';

/** Calendars of the tenant's account. @throws AppError `not-connected`, weather */
export type WritableCalendars = (tenantId: string) => Promise<readonly WritableCalendar[]>;

export interface WritableCalendarsDeps {
  readonly pool: Pool;
  readonly askGoogle: AskGoogle;
  readonly calendars: Pick<CalendarApi, 'listCalendars'>;
}

export const notConnected = (): AppError =>
  new AppError('not-connected', 'Connect a Google account first.');

export function createWritableCalendars(deps: WritableCalendarsDeps): WritableCalendars {
  const { pool, askGoogle, calendars } = deps;
  return async (tenantId) => {
    const found = await withTransaction(pool, (tx) => findConnection(tx, tenantId), { tenantId });
    if (found === undefined) throw notConnected();
    const answered = await askGoogle(found, calendars.listCalendars);
    if (answered.kind === 'told') return answered.value;
    const { kind } = answered.trouble;
    throw kind === 'revoked' || kind === 'disconnected' ? notConnected() : away(kind);
  };
}
