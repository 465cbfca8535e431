-- A hold that cannot be confirmed now: it was confirmed before, it has ended, or there never was one.
create or replace function booking.confirm_again(
  p_tenant uuid, p_hold uuid, p_now timestamptz, p_traceparent text, p_key bytea
) returns jsonb language plpgsql as $$
declare
  v_claim booking.claims;
  v_row booking.appointments;
begin
  select * into v_claim from booking.claims where tenant_id = p_tenant and id = p_hold for update;
  select * into v_row from booking.appointments
   where tenant_id = p_tenant and (source_hold_id = p_hold or (id = v_claim.appointment_id and v_claim.state = 'booked'));
  if found then
    perform booking.remember_success(p_tenant, p_key, 200, 'appointment', v_row.id, v_row.version);
    return jsonb_build_object('outcome', 'repeated') || booking.appointment_answer(v_row);
  end if;
  if v_claim.state = 'held' then
    perform booking.end_hold(v_claim, 'expired', p_now, p_traceparent);
  end if;
  return booking.refuse_keyed(p_tenant, p_key, case when v_claim.id is null
    then '{"outcome": "not-found"}' else '{"outcome": "hold-expired"}' end::jsonb);
end $$;
