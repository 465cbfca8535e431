import { call, withTransaction, type Pool } from '@gomomo/postgres';

/** Whose events, at which account. */
export interface Placed {
  readonly tenantId: string;
  readonly appointmentId: string;
  readonly googleSub: string;
}

export interface Placement {
  readonly calendarId: string;
  readonly eventId: string;
}

const find = {
  name: 'calendar_find_placements',
  text: `select calendar_id as "calendarId", event_id as "eventId" from calendar.placements
          where tenant_id = $1 and appointment_id = $2 and google_sub = $3`,
};

const run = <Row extends object>(
  pool: Pool,
  tenantId: string,
  statement: typeof find,
  values: readonly unknown[],
): Promise<Row[]> => withTransaction(pool, (tx) => call<Row>(tx, statement, values), { tenantId });

export function findPlacements(
  pool: Pool,
  { tenantId, appointmentId, googleSub }: Placed,
): Promise<Placement[]> {
  return run<Placement>(pool, tenantId, find, [tenantId, appointmentId, googleSub]);
}

const keep = {
  name: 'calendar_keep_placement',
  text: `
    insert into calendar.placements (tenant_id, appointment_id, google_sub, calendar_id, event_id)
    values ($1, $2, $3, $4, $5)
    on conflict on constraint placements_pkey do update set event_id = excluded.event_id`,
};

/** Before the event is written. */
export async function keepPlacement(
  pool: Pool,
  { tenantId, appointmentId, googleSub }: Placed,
  { calendarId, eventId }: Placement,
): Promise<void> {
  await run(pool, tenantId, keep, [tenantId, appointmentId, googleSub, calendarId, eventId]);
}

const drop = {
  name: 'calendar_drop_placement',
  text: `delete from calendar.placements
          where tenant_id = $1 and appointment_id = $2 and google_sub = $3 and calendar_id = $4`,
};

/** After nothing of it is there any more. */
export async function dropPlacement(
  pool: Pool,
  { tenantId, appointmentId, googleSub }: Placed,
  calendarId: string,
): Promise<void> {
  await run(pool, tenantId, drop, [tenantId, appointmentId, googleSub, calendarId]);
}

const calendars = {
  name: 'calendar_placed_calendars',
  text: `select distinct calendar_id as "calendarId" from calendar.placements
          where tenant_id = $1 and google_sub = $2`,
};

/** Calendars of the account in which events of the tenant may lie. */
export async function findPlacedCalendars(
  pool: Pool,
  tenantId: string,
  googleSub: string,
): Promise<string[]> {
  const rows = await run<{ calendarId: string }>(pool, tenantId, calendars, [tenantId, googleSub]);
  return rows.map(({ calendarId }) => calendarId);
}
