-- Whether another tenant is connected by the same Google account: ending one permission ends both.
create or replace function calendar.account_shared(p_tenant uuid, p_google_sub text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from calendar.connections
     where google_sub = p_google_sub and tenant_id <> p_tenant and state <> 'revoked')
$$;
