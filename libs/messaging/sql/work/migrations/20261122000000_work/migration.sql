-- What the outside world shall look like, one row a thing (an appointment), and how far it is done.
-- A newer version replaces an older one that was not done yet. The worker reads and marks rows by
-- functions that see all tenants.
create table {schema}.work (
  tenant_id uuid not null,
  key uuid not null,
  -- what is done one after the other: a calendar, a file
  lane text collate "C" not null,
  version integer not null,
  payload jsonb not null,
  done_version integer not null default 0,
  due_at timestamptz(3) not null,
  -- however often it is wanted anew meanwhile
  due_latest timestamptz(3) not null,
  claimed_until timestamptz(3),
  -- the process, by a name that it has again after a restart
  claimed_by text,
  -- counted before each attempt: a crash counts too
  attempts smallint not null default 0,
  -- how often the other side was away for it
  deferrals smallint not null default 0,
  -- wanted once more, in this very version, since it was claimed
  again boolean not null default false,
  dead_at timestamptz(3),
  last_error text,
  constraint work_pkey primary key (tenant_id, key)
) with (fillfactor = 80);
create index work_due on {schema}.work (tenant_id, lane, due_at) where (done_version < version and dead_at is null);
create index work_claimed on {schema}.work (tenant_id, lane) where (claimed_until is not null);
create index work_dead on {schema}.work (tenant_id, dead_at) where (dead_at is not null);

-- Of a tenant with work: when it had its last turn, and whether the other side is away for it.
create table {schema}.work_turns (
  tenant_id uuid not null,
  served_at timestamptz,
  paused_until timestamptz(3),
  -- one after the other, without a success between
  pauses smallint not null default 0,
  reason text,
  constraint work_turns_pkey primary key (tenant_id)
) with (fillfactor = 80);

alter table {schema}.work enable row level security;
create policy of_tenant on {schema}.work
  using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
alter table {schema}.work_turns enable row level security;
create policy of_tenant on {schema}.work_turns
  using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
grant usage on schema {schema} to {callers};
grant select, insert, update on {schema}.work, {schema}.work_turns to {callers};
