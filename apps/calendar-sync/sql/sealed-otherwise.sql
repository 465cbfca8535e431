-- Tenants that have a token sealed with another key than this one, in order, after p_after.
create or replace function calendar.sealed_otherwise(p_kid text, p_after uuid, p_most integer)
returns setof uuid
language sql stable security definer set search_path = '' as $$
  select tenant_id from calendar.connections
   where (p_after is null or tenant_id > p_after)
     and (split_part(refresh_token, '.', 2) <> p_kid or split_part(access_token, '.', 2) <> p_kid)
   order by tenant_id limit p_most
$$;
