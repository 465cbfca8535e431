-- Everything of a tenant goes; what is left are tombstones in the outbox. Call it twice: a booking
-- that was under way during the first call may have written after it.
-- outcome: erased · not-found
create or replace function booking.erase_tenant(p_tenant uuid, p_now timestamptz, p_traceparent text)
returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  v_version integer;
  v_appointments jsonb;
  v_row record;
begin
  select version into v_version from booking.tenants where id = p_tenant for update;
  select jsonb_agg(jsonb_build_object('id', id, 'version', version)) into v_appointments
    from booking.appointments where tenant_id = p_tenant;
  if v_version is null and v_appointments is null then return '{"outcome": "not-found"}'; end if;
  delete from booking.tenants where id = p_tenant;
  delete from booking.claims where tenant_id = p_tenant;
  delete from booking.appointments where tenant_id = p_tenant;
  delete from booking.clients where tenant_id = p_tenant;
  delete from booking.mirror_status where tenant_id = p_tenant;
  delete from booking.idempotency where tenant_id = p_tenant;
  -- what the operator was answered when it was made
  delete from booking.idempotency
   where tenant_id = '00000000-0000-0000-0000-000000000000' and subject_id = p_tenant;
  delete from booking.audit where tenant_id = p_tenant;
  delete from booking.inbox where tenant_id = p_tenant;
  delete from booking.wrong_proofs where tenant_id = p_tenant;
  delete from booking.outbox where tenant_id = p_tenant and payload is not null;
  for v_row in
    select (e ->> 'id')::uuid as id, (e ->> 'version')::integer + 1 as version from jsonb_array_elements(v_appointments) e
  loop
    perform booking.emit_tombstone(p_tenant, 'appointment', v_row.id, v_row.version, p_now, p_traceparent);
  end loop;
  if v_version is not null then
    perform booking.emit_tombstone(p_tenant, 'tenant', p_tenant, v_version + 1, p_now, p_traceparent);
  end if;
  return '{"outcome": "erased"}';
end $$;
