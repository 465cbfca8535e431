-- How an appointment ended.
-- p_status: completed · no_show, neither before it began. The claim stays: the time was taken either way.
-- outcome: done · already-cancelled · invalid-state · version-conflict · not-found · replay · key-reused
create or replace function booking.conclude(
  p_tenant uuid, p_now timestamptz, p_appointment uuid, p_expected integer, p_status booking.appointment_status, p_actor booking.actor,
  p_event uuid, p_traceparent text, p_key bytea, p_body bytea
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
  v_answer := case when v_row.status = 'confirmed' and p_now < v_row.starts_at
    then '{"outcome": "invalid-state"}' || booking.appointment_answer(v_row)
    else booking.change_refusal(v_row, p_expected, null, p_now) end;
  if v_answer is not null then return booking.refuse_keyed(p_tenant, p_key, v_answer); end if;
  v_before := booking.appointment_data(v_row);
  update booking.appointments set status = p_status, version = version + 1, updated_at = p_now
   where tenant_id = p_tenant and id = p_appointment returning * into v_row;
  return booking.record_change(v_row, v_before, p_status::text, '{}', null, p_actor, p_now, p_event, p_traceparent, p_key);
end $$;
