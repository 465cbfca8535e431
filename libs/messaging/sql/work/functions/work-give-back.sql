-- Untried: its worker stops.
create or replace function {schema}.work_give_back(p_tenant uuid, p_key uuid, p_claimed_until timestamptz)
returns void
language sql security definer set search_path = '' as $$
  update {schema}.work
     set claimed_until = null, attempts = greatest(attempts - 1, 0)
   where tenant_id = p_tenant and key = p_key and claimed_until = p_claimed_until
$$;
