-- Frees the time: the row is locked, looked at once, then one statement writes everything.
-- outcome: done · already-cancelled · invalid-state · version-conflict · policy · not-found · replay · key-reused
create or replace function booking.cancel(
  p_tenant uuid, p_now timestamptz, p_appointment uuid, p_expected integer, p_as_owner boolean,
  p_reason text, p_reason_code text, p_actor booking.actor, p_event uuid, p_traceparent text, p_key bytea, p_body bytea
) returns jsonb language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  v_done text := set_config('app.tenant', p_tenant::text, true);
  v_seen record;
  v_row booking.appointments;
  v_code text;
  v_data jsonb;
  v_extra jsonb := jsonb_strip_nulls(jsonb_build_object('reasonCode', p_reason_code));
begin
  if p_key is not null then v_done := booking.lock_key(p_tenant, p_key); end if;
  perform from booking.appointments where tenant_id = p_tenant and id = p_appointment for update;
  select * into v_seen from booking.appointment_at_hand(p_tenant, p_appointment, p_key);
  if not found or v_seen.used then
    return coalesce(booking.earlier_answer(p_tenant, p_key, p_body), '{"outcome": "not-found"}');
  end if;
  v_row := v_seen.appointment;
  v_code := booking.change_code(v_row, p_expected,
    case when not p_as_owner then (v_seen.policy ->> 'cancelCutoffMinutes')::integer end, p_now);
  if v_code is not null then return jsonb_build_object('outcome', v_code) || booking.appointment_answer(v_row); end if;
  v_data := booking.appointment_document(v_row.id, v_row.reference, 'cancelled', v_row.version + 1, v_row.starts_at,
    v_row.ends_at, v_seen.zone, v_row.service_id, v_row.agreed, v_row.resource_id, v_seen.resource_name,
    v_row.client_id, v_row.channel, v_row.created_at, p_now);
  with freed as (
    update booking.claims set state = 'cancelled', ended_at = p_now
     where tenant_id = p_tenant and id = v_row.claim_id and state = 'booked'),
  changed as (
    update booking.appointments
       set status = 'cancelled', version = version + 1, updated_at = p_now,
           cancel_reason = p_reason, cancel_reason_code = p_reason_code
     where tenant_id = p_tenant and id = p_appointment),
  answered as (
    insert into booking.idempotency
      (tenant_id, id, body_hash, created_at, status, subject, subject_id, subject_version)
    select p_tenant, p_key, p_body, p_now, 200, 'appointment', p_appointment, v_row.version + 1
     where p_key is not null),
  audited as (
    insert into booking.audit
      (tenant_id, subject_id, subject, version, action, at, actor_kind, actor_id, channel, before, after)
    values (p_tenant, p_appointment, 'appointment', v_row.version + 1, 'cancelled', p_now, p_actor.kind,
      p_actor.id, p_actor.channel, jsonb_build_object('status', v_row.status, 'version', v_row.version),
      jsonb_strip_nulls(jsonb_build_object('status', 'cancelled', 'version', v_row.version + 1, 'reason', p_reason))
        || v_extra))
  insert into booking.outbox (tenant_id, aggregate_id, aggregate_version, event_id, aggregate_type, topic,
    type, payload, headers, shard, occurred_at)
  values (p_tenant, p_appointment, v_row.version + 1, p_event, 'appointment', 'booking.events.v1',
    'ai.gomomo.booking.appointment.cancelled.v1',
    booking.appointment_event(v_data, booking.personal_data(v_row), p_actor, '{status}') || v_extra,
    booking.event_headers(p_traceparent), booking.shard_of(p_appointment), p_now);
  return jsonb_build_object('outcome', 'done', 'appointment', v_data, 'pii', booking.personal_data(v_row),
    'notes', v_row.notes, 'sync', v_seen.sync);
end $$;
