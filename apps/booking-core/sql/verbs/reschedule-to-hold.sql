-- Moves onto a time that is held already.
-- outcome: done · repeated (this hold moved it before) · hold-expired · limit ·
-- already-cancelled · invalid-state · version-conflict · policy · not-found · replay · key-reused
create or replace function booking.reschedule_to_hold(
  p_tenant uuid, p_now timestamptz, p_appointment uuid, p_expected integer, p_as_owner boolean, p_hold uuid,
  p_limits booking.count_rule[], p_actor booking.actor, p_event uuid, p_traceparent text, p_key bytea, p_body bytea
) returns jsonb language plpgsql as $$
declare
  v_row booking.appointments;
  v_claim booking.claims;
  v_before jsonb;
  v_answer jsonb;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  v_answer := booking.begin_keyed(p_tenant, p_key, p_body, p_now);
  if v_answer is not null then return v_answer; end if;
  select * into v_row from booking.appointments where tenant_id = p_tenant and id = p_appointment for update;
  if v_row.claim_id = p_hold and v_row.status = 'confirmed' then
    perform booking.remember_success(p_tenant, p_key, 200, 'appointment', v_row.id, v_row.version);
    return jsonb_build_object('outcome', 'repeated') || booking.appointment_answer(v_row);
  end if;
  v_answer := booking.change_refusal(v_row, p_expected,
    case when not p_as_owner then 'rescheduleCutoffMinutes' end, p_now);
  if v_answer is not null then return booking.refuse_keyed(p_tenant, p_key, v_answer); end if;
  v_before := booking.appointment_data(v_row);
  if p_limits is not null then
    perform booking.lock_counts(p_tenant, p_limits, v_row.client_id, v_row.service_id,
      array(select resource_id from booking.claims where tenant_id = p_tenant and id = p_hold));
  end if;
  select * into v_claim from booking.claims where tenant_id = p_tenant and id = p_hold for update;
  v_answer := case
    when v_claim.id is null or v_claim.service_id is distinct from v_row.service_id then '{"outcome": "not-found"}'
    when v_claim.state <> 'held' or v_claim.expires_at <= p_now then '{"outcome": "hold-expired"}'
    when p_limits is not null and booking.reaches_limit(p_tenant, p_limits, v_row.client_id, v_row.service_id,
      v_claim.resource_id, (extract(epoch from v_claim.ends_at - v_claim.starts_at) / 60)::integer, p_now,
      p_hold, v_row.id) then '{"outcome": "limit"}'
  end;
  if v_answer is not null then
    if v_claim.state = 'held' and v_claim.expires_at <= p_now then
      perform booking.end_hold(v_claim, 'expired', p_now, p_traceparent);
    end if;
    return booking.refuse_keyed(p_tenant, p_key, v_answer);
  end if;
  update booking.claims set state = 'moved', ended_at = p_now
   where tenant_id = p_tenant and id = v_row.claim_id and state = 'booked';
  update booking.claims set state = 'booked', appointment_id = v_row.id, expires_at = null, holder = null,
         conversation = null
   where tenant_id = p_tenant and id = p_hold returning * into v_claim;
  return booking.record_move(v_row, v_claim, v_before, jsonb_build_object('holdId', p_hold), p_actor, p_now,
    p_event, p_traceparent, p_key);
end $$;
