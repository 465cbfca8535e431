-- The refusal of a change, or null. p_cutoff names the tenant's rule for how late clients may do this; null
-- for whom it does not bind.
create or replace function booking.change_refusal(
  p_row booking.appointments, p_expected integer, p_cutoff text, p_now timestamptz
) returns jsonb language plpgsql stable as $$
declare
  v_minutes integer;
  v_code text;
begin
  if p_row.id is null then return '{"outcome": "not-found"}'; end if;
  if p_cutoff is not null then
    select (policy ->> p_cutoff)::integer into v_minutes from booking.tenants where id = p_row.tenant_id;
  end if;
  v_code := booking.change_code(p_row, p_expected, v_minutes, p_now);
  if v_code is null then return null; end if;
  return jsonb_build_object('outcome', v_code) || booking.appointment_answer(p_row);
end $$;
