-- Puts a failed attempt off until p_due_at, or for ever where p_dead_at is given; answers whether the claim
-- was still the caller's. A version that arrived meanwhile stays due as it is.
create or replace function {schema}.work_fail(
  p_tenant uuid, p_key uuid, p_version integer, p_claimed_until timestamptz,
  p_due_at timestamptz, p_dead_at timestamptz, p_error text
) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  update {schema}.work
     set claimed_until = null, away_since = null,
         due_at = case when version = p_version then p_due_at else due_at end,
         dead_at = case when version = p_version then p_dead_at end,
         last_error = left(p_error, 1000)
   where tenant_id = p_tenant and key = p_key and claimed_until = p_claimed_until;
  return found;
end $$;
