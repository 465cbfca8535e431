-- Marks rows of a shard as published; answers how many were not yet.
create or replace function {schema}.outbox_published(p_shard smallint, p_ids bigint[], p_now timestamptz) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  v_count integer;
begin
  update {schema}.outbox set published_at = p_now
   where shard = p_shard and id = any (p_ids) and published_at is null and parked_at is null;
  get diagnostics v_count = row_count;
  return v_count;
end $$;
