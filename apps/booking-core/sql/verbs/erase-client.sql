-- Contacts and free text are nulled everywhere; the appointments stay, nameless. Each gets a tombstone
-- in the state topic.
-- outcome: erased · not-found
create or replace function booking.erase_client(
  p_tenant uuid, p_now timestamptz, p_client uuid, p_actor booking.actor, p_traceparent text
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  v_row booking.appointments;
begin
  update booking.clients set name = null, phone = null, email = null, erased_at = p_now
   where tenant_id = p_tenant and id = p_client and erased_at is null;
  if not found then return '{"outcome": "not-found"}'; end if;
  for v_row in
    update booking.appointments set client_name = null, client_phone = null, client_email = null, notes = null,
           cancel_reason = null, version = version + 1, updated_at = p_now
     where tenant_id = p_tenant and client_id = p_client returning *
  loop
    update booking.audit set actor_id = null, after = after - 'reason'
     where tenant_id = p_tenant and subject_id = v_row.id;
    update booking.outbox set payload = jsonb_set(payload, '{pii}', booking.personal_data(v_row))
     where tenant_id = p_tenant and aggregate_id = v_row.id and payload ? 'pii';
    insert into booking.audit
      (tenant_id, subject_id, subject, version, action, at, actor_kind, actor_id, channel, before, after)
    values (p_tenant, v_row.id, 'appointment', v_row.version, 'erased', p_now, (p_actor).kind,
      (p_actor).id, (p_actor).channel, '{}', '{}');
    perform booking.emit_tombstone(p_tenant, 'appointment', v_row.id, v_row.version, p_now, p_traceparent);
  end loop;
  return '{"outcome": "erased"}';
end $$;
