-- Takes an outcome back: what was completed or no_show is confirmed again.
-- outcome: done · already-cancelled · invalid-state (there is no outcome) · version-conflict ·
-- not-found · replay · key-reused
create or replace function booking.reopen(
  p_tenant uuid, p_now timestamptz, p_appointment uuid, p_expected integer, p_actor booking.actor,
  p_event uuid, p_traceparent text, p_key bytea, p_body bytea
) returns jsonb language plpgsql as $$
declare
  v_row booking.appointments;
  v_before jsonb;
  v_code text;
  v_answer jsonb;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  v_answer := booking.begin_keyed(p_tenant, p_key, p_body, p_now);
  if v_answer is not null then return v_answer; end if;
  select * into v_row from booking.appointments where tenant_id = p_tenant and id = p_appointment for update;
  if not found then return booking.refuse_keyed(p_tenant, p_key, '{"outcome": "not-found"}'); end if;
  v_code := case
    when v_row.status = 'cancelled' then 'already-cancelled'
    when v_row.status = 'confirmed' then 'invalid-state'
    when p_expected <> v_row.version then 'version-conflict'
  end;
  if v_code is not null then
    return booking.refuse_keyed(p_tenant, p_key,
      jsonb_build_object('outcome', v_code) || booking.appointment_answer(v_row));
  end if;
  v_before := booking.appointment_data(v_row);
  update booking.appointments set status = 'confirmed', version = version + 1, updated_at = p_now
   where tenant_id = p_tenant and id = p_appointment returning * into v_row;
  return booking.record_change(v_row, v_before, 'reopened', '{}', null, p_actor, p_now, p_event, p_traceparent, p_key);
end $$;
