-- outcome: done · already-cancelled · invalid-state · version-conflict · policy · not-found · replay · key-reused
create or replace function booking.cancel(
  p_tenant uuid, p_now timestamptz, p_appointment uuid, p_expected integer, p_as_owner boolean,
  p_reason text, p_reason_code text, p_actor jsonb, p_traceparent text, p_key bytea, p_body bytea
) returns jsonb language plpgsql as $$
declare
  v_row booking.appointments;
  v_before jsonb;
  v_answer jsonb;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  v_answer := booking.begin_keyed(p_tenant, p_key, p_body, p_now);
  if v_answer is not null then return v_answer; end if;
  select * into v_row from booking.appointments where tenant_id = p_tenant and id = p_appointment for update;
  v_answer := booking.change_refusal(v_row, p_expected,
    case when not p_as_owner then 'cancelCutoffMinutes' end, p_now);
  if v_answer is not null then return booking.refuse_keyed(p_tenant, p_key, v_answer); end if;
  v_before := booking.appointment_data(v_row);
  update booking.claims set state = 'cancelled', ended_at = p_now
   where tenant_id = p_tenant and id = v_row.claim_id and state = 'booked';
  update booking.appointments
     set status = 'cancelled', version = version + 1, updated_at = p_now,
         cancel_reason = p_reason, cancel_reason_code = p_reason_code
   where tenant_id = p_tenant and id = p_appointment returning * into v_row;
  return booking.record_change(v_row, v_before, 'cancelled',
    jsonb_strip_nulls(jsonb_build_object('reasonCode', p_reason_code)), p_reason, p_actor, p_now,
    p_traceparent, p_key);
end $$;
