-- What a caller hears whose slot rules are of another version of the catalogue, or whose tenant is gone.
create or replace function booking.stale_outcome(p_version integer) returns jsonb language sql immutable as $$
  select case when p_version is null then '{"outcome": "no-tenant"}' else '{"outcome": "stale"}' end::jsonb
$$;
