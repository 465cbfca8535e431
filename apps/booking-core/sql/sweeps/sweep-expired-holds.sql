create or replace function booking.sweep_expired_holds(p_now timestamptz, p_most integer) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  v_hold booking.claims;
  v_count integer := 0;
begin
  for v_hold in
    select * from booking.claims where state = 'held' and expires_at <= p_now
     order by expires_at limit p_most for update skip locked
  loop
    perform booking.end_hold(v_hold, 'expired', p_now, null);
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;
