-- Tenants whose workbook was written for a day that is over where they are, or lies beside one that was open.
create or replace function workbook.tenants_to_refresh(p_now timestamptz, p_most integer) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select f.tenant_id from workbook.files f
    join workbook.mirror_tenants t on t.tenant_id = f.tenant_id
   where t.erased_at is null
     and (f.beside is not null or f.day < (p_now at time zone (t.answer ->> 'timeZone'))::date)
   order by f.day limit p_most
$$;
