-- Makes the appointment of a claim that is booked already, with its audit row and its event. Of the
-- reference codes the first that is free is taken; that all are taken is a bug of whoever made them.
create or replace function booking.make_appointment(
  p_claim booking.claims, p_source_hold uuid, p_appointment uuid, p_references text[], p_client uuid, p_name text,
  p_phone text, p_email text, p_notes text, p_actor booking.actor, p_now timestamptz, p_event uuid, p_traceparent text
) returns jsonb language plpgsql as $$
declare
  v_reference text;
  v_row booking.appointments;
  v_data jsonb;
begin
  foreach v_reference in array p_references loop
    insert into booking.appointments (tenant_id, id, reference, service_id, resource_id, starts_at, ends_at,
      claim_id, source_hold_id, client_id, client_name, client_phone, client_email, notes, channel,
      agreed, created_at, updated_at)
    values (p_claim.tenant_id, p_appointment, v_reference, p_claim.service_id, p_claim.resource_id,
      p_claim.starts_at, p_claim.ends_at, p_claim.id, p_source_hold, p_client, p_name, p_phone, p_email,
      p_notes, (p_actor).channel, p_claim.agreed, p_now, p_now)
    on conflict on constraint appointments_reference do nothing returning * into v_row;
    exit when found;
  end loop;
  if v_row.id is null then raise exception 'every reference code is in use'; end if;
  v_data := booking.appointment_data(v_row);
  perform booking.record_version(v_row, v_data, 'confirmed', null, v_data, '{}',
    case when p_source_hold is null then '{}' else jsonb_build_object('holdId', p_source_hold) end,
    p_actor, p_now, p_event, p_traceparent);
  return jsonb_build_object('outcome', 'booked') || booking.appointment_answer(v_row, v_data);
end $$;
