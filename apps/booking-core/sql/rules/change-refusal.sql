-- Why an appointment cannot be changed now, or null. Checked in this order by every change.
-- p_cutoff names the tenant's rule for how late clients may do this; null for whom it does not bind.
create or replace function booking.change_refusal(
  p_row booking.appointments, p_expected integer, p_cutoff text, p_now timestamptz
) returns jsonb language plpgsql stable as $$
declare
  v_minutes integer;
  v_code text;
begin
  if p_cutoff is not null then
    select (policy ->> p_cutoff)::integer into v_minutes from booking.tenants where id = p_row.tenant_id;
  end if;
  v_code := case
    when p_row.id is null then 'not-found'
    when p_row.status = 'cancelled' then 'already-cancelled'
    when p_row.status <> 'confirmed' then 'invalid-state'
    when p_expected <> p_row.version then 'version-conflict'
    when p_now > p_row.starts_at - make_interval(mins => v_minutes) then 'policy'
  end;
  if v_code is null then return null; end if;
  if v_code = 'not-found' then return '{"outcome": "not-found"}'; end if;
  return jsonb_build_object('outcome', v_code) || booking.appointment_answer(p_row);
end $$;
