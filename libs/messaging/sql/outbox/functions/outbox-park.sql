-- Sets a row aside that the broker will never take.
create or replace function {schema}.outbox_park(p_shard smallint, p_id bigint, p_error text, p_now timestamptz) returns void
language sql security definer set search_path = '' as $$
  update {schema}.outbox set parked_at = p_now, last_error = left(p_error, 1000), attempts = attempts + 1
   where shard = p_shard and id = p_id and published_at is null and parked_at is null
$$;
