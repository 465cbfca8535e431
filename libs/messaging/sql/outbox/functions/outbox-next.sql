-- The next unpublished rows of a shard in order. An aggregate with a parked row waits as a whole.
create or replace function {schema}.outbox_next(p_shard smallint, p_most integer) returns setof {schema}.outbox
language sql stable security definer set search_path = '' as $$
  select * from {schema}.outbox o
   where o.shard = p_shard and o.published_at is null and o.parked_at is null
     and not exists (
       select from {schema}.outbox p where p.tenant_id = o.tenant_id and p.aggregate_id = o.aggregate_id
          and p.aggregate_version < o.aggregate_version and p.parked_at is not null)
   order by o.id limit p_most
$$;
