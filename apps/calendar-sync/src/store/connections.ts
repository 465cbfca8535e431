import { call, type Queryable, type Tx } from '@gomomo/postgres';
import type { ConnectedCalendar, Connection, ResourceCalendar } from '../domain/connection.ts';

const columns = `tenant_id as "tenantId", grant_id as "grantId", state, google_sub as "googleSub",
           account, calendar_id as "calendarId", show_client_name as "showClientName",
           refresh_token as "sealedRefresh", access_token as "sealedAccess",
           access_expires_at as "accessExpiresAt"`;

const find = {
  name: 'calendar_find_connection',
  text: `select ${columns} from calendar.connections where tenant_id = $1`,
};
const findResources = {
  name: 'calendar_find_resources',
  text: `select resource_id as "resourceId", calendar_id as "calendarId"
           from calendar.resource_calendars where tenant_id = $1 order by resource_id`,
};

/** In a transaction of the tenant. Undefined: none is connected. */
export async function findConnection(tx: Tx, tenantId: string): Promise<Connection | undefined> {
  const [row] = await call<Connection & object>(tx, find, [tenantId]);
  return row;
}

/** With where the appointments of single resources go. */
export async function findCalendar(
  tx: Tx,
  tenantId: string,
): Promise<ConnectedCalendar | undefined> {
  const connection = await findConnection(tx, tenantId);
  if (connection === undefined) return undefined;
  const rows = await call<ResourceCalendar & object>(tx, findResources, [tenantId]);
  return { connection, resources: rows };
}

const save = {
  name: 'calendar_save_connection',
  text: `
    insert into calendar.connections (tenant_id, grant_id, google_sub, account, calendar_id,
           show_client_name, refresh_token, access_token, access_expires_at, connected_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    on conflict on constraint connections_pkey do update set
           grant_id = excluded.grant_id, state = 'connected', google_sub = excluded.google_sub,
           account = excluded.account, calendar_id = excluded.calendar_id,
           refresh_token = excluded.refresh_token, access_token = excluded.access_token,
           access_expires_at = excluded.access_expires_at, connected_at = excluded.connected_at,
           refreshing_by = null, refreshing_until = null`,
};

export async function saveConnection(
  tx: Tx,
  connection: Omit<Connection, 'state'>,
  at: Date,
): Promise<void> {
  await call(tx, save, [
    ...[connection.tenantId, connection.grantId, connection.googleSub, connection.account],
    ...[connection.calendarId, connection.showClientName, connection.sealedRefresh],
    ...[connection.sealedAccess, connection.accessExpiresAt, at],
  ]);
}

const choose = {
  name: 'calendar_choose',
  text: `update calendar.connections
            set calendar_id = coalesce($2, calendar_id), show_client_name = coalesce($3, show_client_name),
                state = case when state = 'misconfigured' then 'connected' else state end
          where tenant_id = $1`,
};

/** Where appointments go from now on; what was misconfigured may be right now. */
export async function chooseCalendar(
  tx: Tx,
  tenantId: string,
  chosen: { readonly calendarId?: string; readonly showClientName?: boolean },
): Promise<void> {
  await call(tx, choose, [tenantId, chosen.calendarId ?? null, chosen.showClientName ?? null]);
}

const clearResources = {
  name: 'calendar_clear_resources',
  text: 'delete from calendar.resource_calendars where tenant_id = $1',
};
const addResources = {
  name: 'calendar_add_resources',
  text: `insert into calendar.resource_calendars (tenant_id, resource_id, calendar_id)
         select $1, * from unnest($2::uuid[], $3::text[])`,
};

/** All of them, in the place of those before. */
export async function replaceResources(
  tx: Tx,
  tenantId: string,
  resources: readonly ResourceCalendar[],
): Promise<void> {
  await call(tx, clearResources, [tenantId]);
  const ids = resources.map(({ resourceId }) => resourceId);
  const calendars = resources.map(({ calendarId }) => calendarId);
  await call(tx, addResources, [tenantId, ids, calendars]);
}

const remove = {
  name: 'calendar_remove_connection',
  text: 'delete from calendar.connections where tenant_id = $1',
};

/** Tokens and choices are no more. */
export async function removeConnection(tx: Tx, tenantId: string): Promise<void> {
  await call(tx, remove, [tenantId]);
  await call(tx, clearResources, [tenantId]);
}

const mark = {
  name: 'calendar_mark',
  text: `update calendar.connections set state = $3, refreshing_by = null, refreshing_until = null
          where tenant_id = $1 and grant_id = $2 and state <> $3 returning 1`,
};

/** False: it was so before, or a newer consent is there. */
export async function markConnection(
  tx: Tx,
  { tenantId, grantId }: Pick<Connection, 'tenantId' | 'grantId'>,
  state: Connection['state'],
): Promise<boolean> {
  return (await call(tx, mark, [tenantId, grantId, state])).length === 1;
}

const shared = {
  name: 'calendar_account_shared',
  text: 'select calendar.account_shared($1, $2) as shared',
};

/** Whether another tenant is connected by the same Google account. */
export async function isAccountShared(
  db: Queryable,
  tenantId: string,
  googleSub: string,
): Promise<boolean> {
  const [row] = await call<{ shared: boolean }>(db, shared, [tenantId, googleSub]);
  return row?.shared ?? false;
}
