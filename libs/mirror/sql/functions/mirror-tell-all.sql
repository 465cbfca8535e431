-- The same of all appointments of a tenant that it has ever been told of, up to a change of the tenant.
create or replace function {schema}.mirror_tell_all(
  p_tenant uuid, p_mirror text, p_state text, p_sequence integer, p_now timestamptz
) returns void
language sql set search_path = '' as $$
  select {schema}.mirror_tell(p_tenant, a.appointment_id, p_mirror, p_state, a.version, p_now, null)
    from {schema}.mirror_appointments a
    join {schema}.mirror_statuses s on s.tenant_id = a.tenant_id and s.appointment_id = a.appointment_id
   where a.tenant_id = p_tenant and a.sequence <= p_sequence
     and (s.version < a.version or (s.version = a.version and s.state <> p_state))
$$;
