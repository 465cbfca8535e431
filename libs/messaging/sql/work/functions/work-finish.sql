-- What the claim until p_claimed_until did is done; a version that arrived meanwhile stays due, and so
-- does what was wanted again. The other
-- side is there: whoever was paused before is no more.
create or replace function {schema}.work_finish(
  p_tenant uuid, p_key uuid, p_version integer, p_claimed_until timestamptz
) returns void
language sql security definer set search_path = '' as $$
  update {schema}.work_turns set pauses = 0, paused_until = null, reason = null
   where tenant_id = p_tenant and pauses > 0 and paused_until < 'infinity';
  update {schema}.work
     set done_version = case when again then done_version else greatest(done_version, p_version) end,
         away_since = null,
         again = again and claimed_until is distinct from p_claimed_until,
         attempts = case when version = p_version then 0 else attempts end,
         deferrals = case when version = p_version then 0 else deferrals end,
         last_error = null,
         claimed_until = case when claimed_until = p_claimed_until then null else claimed_until end
   where tenant_id = p_tenant and key = p_key
$$;
