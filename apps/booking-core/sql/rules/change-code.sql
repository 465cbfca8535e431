-- Why an appointment cannot be changed now, or null; checked in this order by every change. p_cutoff: minutes
-- before the start until which it may be done; null for whom no cut-off binds.
create or replace function booking.change_code(
  p_row booking.appointments, p_expected integer, p_cutoff integer, p_now timestamptz
) returns text language sql stable as $$
  select case
    when p_row.status = 'cancelled' then 'already-cancelled'
    when p_row.status <> 'confirmed' then 'invalid-state'
    when p_expected <> p_row.version then 'version-conflict'
    when p_now > p_row.starts_at - make_interval(mins => p_cutoff) then 'policy'
  end
$$;
