-- Marks rows as published: ids are of one sequence, their shards lead to them in the index, as in outbox_waiting
-- whatever the planner would choose. A join would be planned for an index that is empty, as it mostly is, and read all
-- of it for each row.
create or replace function {schema}.outbox_mark(p_shards smallint[], p_ids bigint[], p_now timestamptz) returns void
language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan
set enable_seqscan = off as $$
begin
  -- without waiting for the disk: a mark that a crash loses only makes rows go out again
  perform set_config('synchronous_commit', 'off', true);
  update {schema}.outbox set published_at = p_now
   where shard = any (p_shards) and id = any (p_ids) and published_at is null and parked_at is null;
end $$;
