-- Tables of a consumer with a schema of its own (here: calendar). src/inbox and src/work read and
-- write exactly these columns.

-- Events seen before. Kept longer than a topic keeps records (30 days to 14), so that a replay of
-- everything changes nothing.
create table calendar.inbox (
  tenant_id uuid not null,
  consumer text not null,
  event_id uuid not null,
  received_at timestamptz(3) not null,
  constraint inbox_pkey primary key (tenant_id, consumer, event_id)
);
create index inbox_age on calendar.inbox using brin (received_at) with (autosummarize = on);

-- What the outside world shall look like, one row a thing (an appointment), and how far it is done.
-- A newer version replaces an older one that was not done yet.
create table calendar.work (
  tenant_id uuid not null,
  key uuid not null,
  version integer not null,
  payload jsonb not null,
  done_version integer not null default 0,
  due_at timestamptz(3) not null,
  claimed_until timestamptz(3),
  attempts smallint not null default 0,       -- counted before each attempt: a crash counts too
  dead_at timestamptz(3),
  last_error text,
  constraint work_pkey primary key (tenant_id, key)
) with (fillfactor = 80);
create index work_due on calendar.work (due_at) where (done_version < version and dead_at is null);
create index work_dead on calendar.work (tenant_id, dead_at) where (dead_at is not null);
