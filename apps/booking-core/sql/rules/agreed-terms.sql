-- What a client is told of a service now: kept with the time that is held or booked for it.
create or replace function booking.agreed_terms(p_tenant uuid, p_service uuid) returns jsonb language sql stable as $$
  select booking.service_terms(s.name, s.price_minor, t.currency)
    from booking.services s join booking.tenants t on t.id = s.tenant_id
   where s.tenant_id = p_tenant and s.id = p_service
$$;
