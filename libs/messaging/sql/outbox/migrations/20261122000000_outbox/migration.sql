-- What src/outbox expects of the schema that owns an outbox (here: booking): these columns, and four
-- functions that see all tenants. A change inserts its row in its own transaction, after it has
-- locked or updated the aggregate: then, for one aggregate, the order of ids is the order of
-- versions, as long as the sequence keeps its cache of 1.

create table booking.outbox (
  tenant_id uuid not null,
  aggregate_id uuid not null,                -- the record's key
  aggregate_version integer not null,        -- from 1, without gaps
  id bigint generated always as identity,
  event_id uuid not null,                    -- CloudEvents id
  aggregate_type text not null,
  topic text not null,
  type text not null,                        -- CloudEvents type
  payload jsonb,                             -- null: a tombstone
  headers jsonb not null default '{}',       -- traceparent
  shard smallint not null,                   -- last byte of aggregate_id & 7
  occurred_at timestamptz(3) not null,
  published_at timestamptz(3),
  attempts smallint not null default 0,
  parked_at timestamptz(3),
  last_error text,
  constraint outbox_pkey primary key (tenant_id, aggregate_id, aggregate_version)
) with (autovacuum_vacuum_scale_factor = 0.01);

create index outbox_todo on booking.outbox (shard, id)
  where (published_at is null and parked_at is null);
create index outbox_age on booking.outbox using brin (occurred_at) with (autosummarize = on);

-- The next unpublished rows of a shard in order. An aggregate with a parked row waits as a whole.
create function booking.outbox_next(p_shard smallint, p_most integer) returns setof booking.outbox
language sql stable security definer set search_path = '' as $$
  select * from booking.outbox o
   where o.shard = p_shard and o.published_at is null and o.parked_at is null
     and not exists (
       select from booking.outbox p where p.tenant_id = o.tenant_id and p.aggregate_id = o.aggregate_id
          and p.aggregate_version < o.aggregate_version and p.parked_at is not null)
   order by o.id limit p_most
$$;

-- Marks rows of a shard as published; answers how many were not yet.
create function booking.outbox_published(p_shard smallint, p_ids bigint[], p_now timestamptz)
returns integer language plpgsql security definer set search_path = '' as $$
declare
  v_count integer;
begin
  update booking.outbox set published_at = p_now
   where shard = p_shard and id = any (p_ids) and published_at is null and parked_at is null;
  get diagnostics v_count = row_count;
  return v_count;
end $$;

-- Sets a row aside that the broker will never take.
create function booking.outbox_park(p_shard smallint, p_id bigint, p_error text, p_now timestamptz)
returns void language sql security definer set search_path = '' as $$
  update booking.outbox set parked_at = p_now, last_error = left(p_error, 1000), attempts = attempts + 1
   where shard = p_shard and id = p_id and published_at is null and parked_at is null
$$;

create function booking.outbox_backlog(out pending bigint, out parked bigint, out oldest timestamptz)
language sql stable security definer set search_path = '' as $$
  select count(*) filter (where parked_at is null), count(*) filter (where parked_at is not null),
         min(occurred_at) filter (where parked_at is null)
    from booking.outbox where published_at is null
$$;
