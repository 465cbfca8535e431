-- What the claim until p_claimed_until did is done; a version that arrived meanwhile stays due.
create or replace function {schema}.work_finish(
  p_tenant uuid, p_key uuid, p_version integer, p_claimed_until timestamptz
) returns void
language sql security definer set search_path = '' as $$
  update {schema}.work
     set done_version = greatest(done_version, p_version),
         attempts = case when version = p_version then 0 else attempts end,
         last_error = case when version = p_version then null else last_error end,
         claimed_until = case when claimed_until = p_claimed_until then null else claimed_until end
   where tenant_id = p_tenant and key = p_key
$$;
