-- Forgetting a client or a tenant. Run as the owner, because nobody else may change audit and outbox;
-- so each statement names its tenant itself.

-- Contacts and free text are nulled everywhere; the appointments stay, nameless. Each gets a tombstone
-- in the state topic. outcome: erased · not-found
create function booking.erase_client(
  p_tenant uuid, p_now timestamptz, p_client uuid, p_actor jsonb, p_traceparent text
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
    values (p_tenant, v_row.id, 'appointment', v_row.version, 'erased', p_now, (p_actor ->> 'kind')::booking.actor_kind,
      p_actor ->> 'id', (p_actor ->> 'channel')::booking.channel, '{}', '{}');
    perform booking.emit_tombstone(p_tenant, 'appointment', v_row.id, v_row.version, p_now, p_traceparent);
  end loop;
  return '{"outcome": "erased"}';
end $$;

-- A null value in the compacted topic: consumers forget the key.
create function booking.emit_tombstone(
  p_tenant uuid, p_aggregate text, p_id uuid, p_version integer, p_now timestamptz, p_traceparent text
) returns void language plpgsql as $$
begin
  perform booking.emit(p_tenant, p_aggregate, p_id, p_version, 'ai.gomomo.booking.' || p_aggregate || '.state.v1',
    null, p_now, p_traceparent, 'booking.state.v1');
end $$;

-- Everything of a tenant goes; what is left are tombstones in the outbox. Call it twice: a booking
-- that was under way during the first call may have written after it. outcome: erased · not-found
create function booking.erase_tenant(p_tenant uuid, p_now timestamptz, p_traceparent text)
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
