-- The last byte of an id is random, in version 4 and 7 alike: eight even shards.
create or replace function booking.shard_of(p_id uuid) returns smallint language sql immutable as $$
  select (get_byte(uuid_send(p_id), 15) & 7)::smallint
$$;
