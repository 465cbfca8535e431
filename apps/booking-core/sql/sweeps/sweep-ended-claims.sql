-- Holds, cancelled and moved claims that ended before p_before: nobody will ask for them again.
create or replace function booking.sweep_ended_claims(p_before timestamptz, p_most integer) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  v_count integer;
begin
  delete from booking.claims where ctid = any (array(
    select ctid from booking.claims where created_at < p_before and ended_at < p_before
       and state in ('released', 'expired', 'cancelled', 'moved') limit p_most for update skip locked));
  get diagnostics v_count = row_count;
  return v_count;
end $$;
