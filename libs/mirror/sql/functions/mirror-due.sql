-- Tenants to be looked at by now, whoever waits longest first.
create or replace function {schema}.mirror_due(p_now timestamptz, p_most integer)
returns table (tenant_id uuid, followed_at timestamptz, compared_at timestamptz, repair_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select t.tenant_id, t.followed_at, t.compared_at, t.repair_at from {schema}.mirror_tenants t
   where t.erased_at is null and (t.look_at is null or t.look_at <= p_now)
   order by t.look_at nulls first limit p_most
$$;
