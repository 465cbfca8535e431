-- A tenant's Google account, one row each; no row: none is connected. Tokens are sealed.
create table calendar.connections (
  tenant_id uuid not null,
  -- of one consent: what was begun under an earlier one changes nothing
  grant_id uuid not null,
  state text not null default 'connected',
  -- Google's id of the person
  google_sub text not null,
  -- the address that the person is shown as
  account text not null,
  calendar_id text not null,
  show_client_name boolean not null default false,
  refresh_token text not null,
  access_token text not null,
  access_expires_at timestamptz(3) not null,
  -- one replica at a time asks Google for a new access token
  refreshing_by uuid,
  refreshing_until timestamptz(3),
  connected_at timestamptz(3) not null,
  constraint connections_pkey primary key (tenant_id),
  constraint connections_state check (state in ('connected', 'revoked', 'misconfigured'))
);
create index connections_account on calendar.connections (google_sub);

-- Resources whose appointments go to another calendar than the tenant's.
create table calendar.resource_calendars (
  tenant_id uuid not null,
  resource_id uuid not null,
  calendar_id text not null,
  constraint resource_calendars_pkey primary key (tenant_id, resource_id)
);

-- The order of a tenant's front-desk events: each raises it by one, in its own transaction.
create table calendar.feeds (
  tenant_id uuid not null,
  version integer not null,
  constraint feeds_pkey primary key (tenant_id)
);

alter table calendar.connections enable row level security;
create policy of_tenant on calendar.connections
  using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
alter table calendar.resource_calendars enable row level security;
create policy of_tenant on calendar.resource_calendars
  using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
alter table calendar.feeds enable row level security;
create policy of_tenant on calendar.feeds
  using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
grant usage on schema calendar to calendar_app;
grant select, insert, update, delete on calendar.connections, calendar.resource_calendars to calendar_app;
grant select, insert, update on calendar.feeds to calendar_app;
