-- UUID v7 (RFC 9562) of an instant: a random version 4 with its first 48 bits replaced.
create or replace function booking.new_id(p_now timestamptz) returns uuid language sql volatile as $$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from p_now) * 1000)::bigint) from 3) from 1 for 6),
    52, 1), 53, 1), 'hex')::uuid
$$;
