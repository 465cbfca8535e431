-- A move to the very time and resource that the appointment has: nothing changes and nobody is told.
-- outcome: repeated · moved-since (it has another time by now: ask `reschedule`) · already-cancelled ·
-- invalid-state · version-conflict · policy · not-found · replay · key-reused
create or replace function booking.keep_time(
  p_tenant uuid, p_now timestamptz, p_appointment uuid, p_expected integer, p_as_owner boolean,
  p_start timestamptz, p_resource uuid, p_key bytea, p_body bytea
) returns jsonb language plpgsql as $$
declare
  v_row booking.appointments;
  v_answer jsonb;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  v_answer := booking.begin_keyed(p_tenant, p_key, p_body, p_now);
  if v_answer is not null then return v_answer; end if;
  select * into v_row from booking.appointments where tenant_id = p_tenant and id = p_appointment for update;
  v_answer := booking.change_refusal(v_row, p_expected,
    case when not p_as_owner then 'rescheduleCutoffMinutes' end, p_now);
  if v_answer is null and (v_row.starts_at <> p_start or v_row.resource_id <> p_resource) then
    v_answer := '{"outcome": "moved-since"}';
  end if;
  if v_answer is not null then return booking.refuse_keyed(p_tenant, p_key, v_answer); end if;
  perform booking.remember_success(p_tenant, p_key, 200, 'appointment', v_row.id, v_row.version);
  return jsonb_build_object('outcome', 'repeated') || booking.appointment_answer(v_row);
end $$;
