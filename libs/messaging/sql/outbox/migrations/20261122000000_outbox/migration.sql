-- Events of a change, written in its transaction after it has locked or updated the aggregate: then,
-- for one aggregate, the order of ids is the order of versions, as long as the sequence keeps its cache
-- of 1. The relay reads and marks rows by functions that see all tenants.
create table {schema}.outbox (
  tenant_id uuid not null,
  -- the record's key
  aggregate_id uuid not null,
  -- from 1, without gaps
  aggregate_version integer not null,
  -- order within a shard
  id bigint generated always as identity,
  -- the CloudEvents id
  event_id uuid not null,
  aggregate_type text not null,
  topic text not null,
  -- the CloudEvents type
  type text not null,
  -- null: a tombstone
  payload jsonb,
  -- traceparent
  headers jsonb not null default '{}',
  -- last byte of aggregate_id & 7
  shard smallint not null,
  occurred_at timestamptz(3) not null,
  published_at timestamptz(3),
  attempts smallint not null default 0,
  parked_at timestamptz(3),
  last_error text,
  constraint outbox_pkey primary key (tenant_id, aggregate_id, aggregate_version),
  -- the broker refuses records of about 1 MB: a bad event must fail the change in a test, not the relay
  constraint outbox_size check (pg_column_size(payload) <= 262144)
) with (autovacuum_vacuum_scale_factor = 0.01);
create index outbox_todo on {schema}.outbox (shard, id) where (published_at is null and parked_at is null);
create index outbox_age on {schema}.outbox using brin (occurred_at) with (autosummarize = on);

alter table {schema}.outbox enable row level security;
create policy of_tenant on {schema}.outbox
  using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
grant usage on schema {schema} to {callers};
grant select, insert on {schema}.outbox to {callers};
