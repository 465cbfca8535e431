-- For the administrator's list, in order of id.
create or replace function booking.list_tenants(p_after uuid, p_most integer)
returns table (id uuid, slug text, name text, time_zone text, locale text, country text, currency text,
  version integer, created_at timestamptz, updated_at timestamptz, phone_numbers text[])
language sql stable security definer set search_path = '' as $$
  select t.id, t.slug, t.name, t.time_zone, t.locale, t.country, t.currency, t.version, t.created_at,
         t.updated_at, array(select n.number from booking.phone_numbers n where n.tenant_id = t.id)
    from booking.tenants t where p_after is null or t.id > p_after order by t.id limit p_most
$$;
