-- What a client is told of a service now: kept with the time that is held or booked for it.
create or replace function booking.agreed_terms(p_tenant uuid, p_service uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('name', s.name) || case when s.price_minor is null then '{}'
           else jsonb_build_object('priceMinor', s.price_minor, 'currency', t.currency) end
    from booking.services s join booking.tenants t on t.id = s.tenant_id
   where s.tenant_id = p_tenant and s.id = p_service
$$;
