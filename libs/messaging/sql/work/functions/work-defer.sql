-- The other side is away: nothing of the tenant is tried until p_paused_until, and the attempt does not count. The
-- row has been due since before, however often it is tried.
-- It counts where other work of the tenant has been done since it was away for this row before: then the row
-- alone is refused. What is left of the tenant goes first afterwards. Answers whether the claim was still the
-- caller's.
create or replace function {schema}.work_defer(
  p_tenant uuid, p_key uuid, p_claimed_until timestamptz, p_now timestamptz,
  p_paused_until timestamptz, p_pauses integer, p_reason text
) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  update {schema}.work
     set claimed_until = null, due_at = p_paused_until, away_since = coalesce(away_since, due_at), last_error = left(p_reason, 1000),
         attempts = case when p_pauses > 0 or deferrals = 0 then greatest(attempts - 1, 0) else attempts end,
         deferrals = least(deferrals + 1, 1000)
   where tenant_id = p_tenant and key = p_key and claimed_until = p_claimed_until;
  if not found then return false; end if;
  -- several that were under way meet the same outage: it is one pause
  update {schema}.work_turns
     set pauses = least(pauses + case when coalesce(paused_until <= p_now, true) then 1 else 0 end, 1000),
         paused_until = greatest(paused_until, p_paused_until), reason = left(p_reason, 1000)
   where tenant_id = p_tenant;
  return true;
end $$;
