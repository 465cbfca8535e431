-- The next unpublished rows, at most so many a shard, in order. Per shard by its own index, so that a long
-- backlog is never sorted as a whole. An aggregate with a parked row waits as a whole.
-- By indexes and row by row, whatever the planner would choose: a relay's session plans this once, perhaps while the
-- table is empty, and what is best for an empty table reads all of it at every look later on.
create or replace function {schema}.outbox_waiting(p_shards smallint[], p_most integer) returns setof {schema}.outbox
language sql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan
set enable_seqscan = off as $$
  select o.* from unnest(p_shards) as s (shard)
   cross join lateral (
     select * from {schema}.outbox o
      where o.shard = s.shard and o.published_at is null and o.parked_at is null
        and (select p.parked_at from {schema}.outbox p
              where p.tenant_id = o.tenant_id and p.aggregate_id = o.aggregate_id
                and p.aggregate_version < o.aggregate_version and p.parked_at is not null limit 1) is null
      order by o.id limit p_most) o
   order by o.id
$$;
