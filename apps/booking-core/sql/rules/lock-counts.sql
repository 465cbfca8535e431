-- What rules count together waits here, before it is counted and before any claim is touched: the guard that holds at
-- READ COMMITTED too, and over servers that know nothing else. In one order (sql/README.md): the client, the service,
-- the resources by id. A client who is not on file yet is one by contact: see `lock_contacts`.
create or replace function booking.lock_counts(
  p_tenant uuid, p_limits booking.count_rule[], p_client uuid, p_service uuid, p_resources uuid[]
) returns void language plpgsql as $$
declare
  v_scopes constant text[] := array(select scope from unnest(p_limits));
begin
  if 'client' = any (v_scopes) and p_client is not null then
    perform pg_advisory_xact_lock(booking.lock_of('client', p_tenant, p_client::text));
  end if;
  if 'service' = any (v_scopes) then
    perform pg_advisory_xact_lock(booking.lock_of('service', p_tenant, p_service::text));
  end if;
  if 'resource' = any (v_scopes) then
    perform booking.lock_resources(p_tenant, p_resources);
  end if;
end $$;
