-- A success is rebuilt from the event of that very version (kept longer than keys are).
create or replace function booking.replay(p_row booking.idempotency) returns jsonb language plpgsql stable as $$
declare
  v_payload jsonb;
  v_appointment booking.appointments;
begin
  if p_row.refusal is not null then
    return jsonb_build_object('outcome', 'replay', 'status', p_row.status, 'refusal', p_row.refusal);
  end if;
  if p_row.subject = 'block' then -- time off has no event; it may have been given back since
    select u.after into v_payload from booking.audit u
     where u.tenant_id = p_row.tenant_id and u.subject_id = p_row.subject_id and u.action = 'created';
    return jsonb_build_object('outcome', 'replay', 'status', p_row.status,
      'block', '{"reason": null}' || v_payload || jsonb_build_object('id', p_row.subject_id));
  end if;
  select o.payload into v_payload from booking.outbox o where o.tenant_id = p_row.tenant_id
     and o.aggregate_id = p_row.subject_id and o.aggregate_version = p_row.subject_version;
  if p_row.subject = 'hold' then
    return jsonb_build_object('outcome', 'replay', 'status', p_row.status) || coalesce(v_payload, '{}');
  end if;
  select * into v_appointment from booking.appointments
   where tenant_id = p_row.tenant_id and id = p_row.subject_id;
  return jsonb_build_object('outcome', 'replay', 'status', p_row.status)
    || booking.appointment_answer(v_appointment, v_payload -> 'appointment');
end $$;
