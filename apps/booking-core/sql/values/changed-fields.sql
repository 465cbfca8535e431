-- The fields of p_a that differ from p_b.
create or replace function booking.changed_fields(p_a jsonb, p_b jsonb) returns jsonb language sql immutable as $$
  select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(p_a)
   where p_b -> key is distinct from value
$$;
