create or replace function booking.tenant_by_phone_number(p_number text) returns setof booking.tenant_ref
language sql stable security definer set search_path = '' as $$
  select t.id, t.slug, t.version from booking.phone_numbers n join booking.tenants t on t.id = n.tenant_id
   where n.number = p_number
$$;
