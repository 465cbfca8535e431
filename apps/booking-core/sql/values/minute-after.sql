-- Whole minutes since the epoch, rounded up.
create or replace function booking.minute_after(p_at timestamptz) returns bigint language sql stable as $$
  select ceil(date_part('epoch', p_at) / 60)::bigint
$$;
