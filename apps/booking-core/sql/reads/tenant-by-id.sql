create or replace function booking.tenant_by_id(p_id uuid) returns setof booking.tenant_ref
language sql stable security definer set search_path = '' as $$
  select t.id, t.slug, t.version from booking.tenants t where t.id = p_id
$$;
