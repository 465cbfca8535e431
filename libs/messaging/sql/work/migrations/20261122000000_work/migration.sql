-- What the outside world shall look like, one row a thing (an appointment), and how far it is done.
-- A newer version replaces an older one that was not done yet. The worker reads and marks rows by
-- functions that see all tenants.
create table {schema}.work (
  tenant_id uuid not null,
  key uuid not null,
  version integer not null,
  payload jsonb not null,
  done_version integer not null default 0,
  due_at timestamptz(3) not null,
  claimed_until timestamptz(3),
  -- counted before each attempt: a crash counts too
  attempts smallint not null default 0,
  dead_at timestamptz(3),
  last_error text,
  constraint work_pkey primary key (tenant_id, key)
) with (fillfactor = 80);
create index work_due on {schema}.work (due_at) where (done_version < version and dead_at is null);
create index work_dead on {schema}.work (tenant_id, dead_at) where (dead_at is not null);

alter table {schema}.work enable row level security;
create policy of_tenant on {schema}.work
  using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
grant usage on schema {schema} to {callers};
grant select, insert, update on {schema}.work to {callers};
