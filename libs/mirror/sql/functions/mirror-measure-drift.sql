-- How much differs, of all tenants.
create or replace function {schema}.mirror_measure_drift() returns table (kind text, count integer)
language sql stable security definer set search_path = '' as $$
  select d.kind, count(*)::integer from {schema}.mirror_drift d group by d.kind
$$;
