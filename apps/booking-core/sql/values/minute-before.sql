-- Whole minutes since the epoch, rounded down. date_part and not extract: as numeric the same arithmetic
-- takes most of the time of a long list.
create or replace function booking.minute_before(p_at timestamptz) returns bigint language sql stable as $$
  select floor(date_part('epoch', p_at) / 60)::bigint
$$;
