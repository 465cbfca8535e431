-- All that a change looks at once it has locked the appointment: the row, what its document takes from the
-- catalogue, the tenant's rules, whether its key has an answer, and what mirrors will have to be told (they have
-- seen an older version). It is inlined into the statements that use it: what they do not name costs nothing.
create or replace function booking.appointment_at_hand(p_tenant uuid, p_appointment uuid, p_key bytea)
returns table (
  appointment booking.appointments, resource_name text, zone text, catalogue integer, policy jsonb, used boolean,
  sync jsonb
) language sql stable as $$
  select a, r.name, t.time_zone, t.version, t.policy,
         exists (select from booking.idempotency k where k.tenant_id = p_tenant and k.id = p_key),
         (select coalesce(jsonb_object_agg(m.mirror,
                   case m.state when 'none' then m.state else 'pending' end), '{}')
            from booking.mirror_status m where m.tenant_id = p_tenant and m.appointment_id = p_appointment)
    from booking.appointments a
    join booking.tenants t on t.id = p_tenant
    join booking.resources r on r.tenant_id = p_tenant and r.id = a.resource_id
   where a.tenant_id = p_tenant and a.id = p_appointment
$$;
