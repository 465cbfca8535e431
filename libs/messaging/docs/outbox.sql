-- Tables of an outbox, for the migration of the schema that owns it (here: booking).
-- src/outbox reads and writes exactly these columns. A booking inserts its row in its own
-- transaction, after it has locked or updated the aggregate: then the order of ids is the order
-- of versions for one aggregate, as long as the sequence keeps its cache of 1.

create table booking.outbox (
  tenant_id uuid not null,
  id bigint generated always as identity,
  event_id uuid not null,                    -- CloudEvents id
  -- 0..7 from the last byte of the aggregate's id: toShard(id) in TypeScript,
  -- ('x' || right(aggregate_id::text, 2))::bit(8)::integer % 8 in SQL
  shard smallint not null,
  aggregate_type text not null,              -- appointment | hold | tenant
  aggregate_id uuid not null,                -- the record's key
  aggregate_version integer not null,        -- from 1, without gaps
  event_type text not null,                  -- CloudEvents type
  payload jsonb,                             -- null: a tombstone
  headers jsonb not null default '{}',       -- traceparent and what else the record's headers need
  occurred_at timestamptz not null,
  published_at timestamptz,
  started_attempts smallint not null default 0,
  parked_at timestamptz,
  last_error text,
  constraint outbox_pkey primary key (tenant_id, id),
  constraint outbox_version unique (tenant_id, aggregate_type, aggregate_id, aggregate_version),
  constraint outbox_shard check (shard between 0 and 7),
  constraint outbox_size check (octet_length(payload::text) <= 262144)
) with (autovacuum_vacuum_scale_factor = 0.01);

create index outbox_todo on booking.outbox (shard, id)
  where published_at is null and parked_at is null;
create index outbox_parked on booking.outbox (tenant_id, aggregate_id) where parked_at is not null;
create index outbox_age on booking.outbox using brin (occurred_at);

-- Who publishes which shard, until when.
create table booking.outbox_shards (
  shard smallint not null,
  holder text,
  held_until timestamptz,
  constraint outbox_shards_pkey primary key (shard)
);
insert into booking.outbox_shards (shard) select generate_series(0, 7);

-- The relay sees all tenants: its statements run without app.tenant set. Under row-level security
-- give its role a policy for that, e.g. reads and updates of this table when app.tenant is empty.
grant select, insert, update, delete on booking.outbox to booking_app;
grant select, update on booking.outbox_shards to booking_app;
